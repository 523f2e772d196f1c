import yaml
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from builds.models import Pipeline

STEPS = {"checkout", "test", "package", "publish"}


def parse(text):
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as e:
        raise ValidationError(str(e))
    steps = document.get("steps", []) if isinstance(document, dict) else []
    if not steps or any(s.get("uses") not in STEPS for s in steps):
        raise ValidationError("unknown step")
    return document


@require_POST
def save(request, project):
    document = parse(request.body.decode())
    pipeline, _ = Pipeline.objects.update_or_create(project_id=project, defaults={"definition": document})
    return JsonResponse({"id": pipeline.pk})
