from django.contrib.auth import authenticate, get_user_model, login
from django.shortcuts import redirect, render
from django.views import View
from django_ratelimit.decorators import ratelimit
from django.utils.decorators import method_decorator


@method_decorator(ratelimit(key="ip", rate="10/m"), name="post")
class Login(View):
    def message(self, email):
        if "@" not in email:
            return "Type your e-mail address."
        return "The address or the password is wrong."

    def get(self, request):
        return render(request, "login.html")

    def post(self, request):
        email, password = request.POST["email"], request.POST["password"]
        user = authenticate(request, **{get_user_model().USERNAME_FIELD: email.lower(), "password": password})
        if user is None:
            return render(request, "login.html", {"error": self.message(email)}, status=401)
        login(request, user)
        return redirect("home")
