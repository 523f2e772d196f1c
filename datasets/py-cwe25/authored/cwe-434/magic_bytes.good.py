import secrets
from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg", b"%PDF-": ".pdf"}
FOLDER = Path("/srv/site/files")


def sniff(head):
    for magic, ext in SIGNATURES.items():
        if head.startswith(magic):
            return ext
    return None


@require_POST
def receive(request):
    upload = request.FILES["file"]
    ext = sniff(upload.read(16))
    if ext is None:
        return HttpResponse(status=415)
    upload.seek(0)
    name = secrets.token_hex(4) + "-" + Path(upload.name).stem.replace(".", "-") + ext
    with open(FOLDER / name, "wb") as f:
        for chunk in upload.chunks():
            f.write(chunk)
    return JsonResponse({"href": f"/files/{name}"})
