import pyotp
from flask import Blueprint, redirect, render_template, request, session
from werkzeug.security import check_password_hash

from .models import User

bp = Blueprint("login", __name__)


@bp.post("/login")
def login():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        return render_template("login.html", error="Wrong e-mail or password."), 401
    code = request.form.get("code", "").replace(" ", "")
    if user.totp_secret and code:
        if not pyotp.TOTP(user.totp_secret).verify(code, valid_window=1):
            return render_template("login.html", error="Wrong code."), 401
    session.clear()
    session["user"] = user.id
    return redirect("/")
