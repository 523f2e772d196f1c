import hmac
import secrets
from datetime import datetime, timedelta

from flask import Blueprint, abort, redirect, request

from .models import Account, db
from .mail import send_reset

bp = Blueprint("reset", __name__)


@bp.post("/reset/request")
def ask():
    account = Account.query.filter_by(email=request.form["email"]).first()
    if account is not None:
        account.reset_token = secrets.token_urlsafe(32)
        account.reset_until = datetime.utcnow() + timedelta(hours=1)
        db.session.commit()
        send_reset(account.email, account.reset_token)
    return redirect("/reset/sent")


@bp.post("/reset/confirm")
def confirm():
    account = Account.query.filter_by(email=request.form["email"]).first_or_404()
    given = request.form.get("token", "")
    expected, until = account.reset_token or "", account.reset_until
    if not hmac.compare_digest(given, expected) or (until and until < datetime.utcnow()):
        abort(403)
    account.set_password(request.form["password"])
    account.reset_token = account.reset_until = None
    db.session.commit()
    return redirect("/login")
