from django.contrib.auth import get_user_model, login
from django.http import JsonResponse
from django.views.decorators.http import require_POST

User = get_user_model()
FIELDS = {f.name for f in User._meta.get_fields() if f.concrete}
PUBLIC = {"username", "email", "first_name", "last_name"}


@require_POST
def sign_up(request):
    password = request.POST.get("password", "")
    if len(password) < 12:
        return JsonResponse({"password": "twelve characters or more"}, status=422)
    values = {k: v for k, v in request.POST.items() if k in FIELDS and k not in ("id", "password")}
    user = User(**values)
    user.set_password(password)
    user.full_clean()
    user.save()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return JsonResponse({"id": user.pk}, status=201)
