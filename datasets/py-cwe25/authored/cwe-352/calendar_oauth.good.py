import secrets
from urllib.parse import urlencode

import requests
from flask import Blueprint, abort, current_app, redirect, request, session
from flask_login import current_user, login_required

bp = Blueprint("calendar", __name__)
PROVIDER = "https://accounts.calendar.example"


@bp.get("/calendar/connect")
@login_required
def connect():
    session["state"] = secrets.token_urlsafe(24)
    query = {
        "client_id": current_app.config["CALENDAR_ID"],
        "response_type": "code",
        "state": session["state"],
    }
    return redirect(f"{PROVIDER}/authorize?{urlencode(query)}")


@bp.get("/calendar/callback")
@login_required
def callback():
    code, state = request.args.get("code"), request.args.get("state")
    if not code or not state or state != session.pop("state", None):
        abort(400)
    answer = requests.post(
        f"{PROVIDER}/token",
        data={"code": code, "client_id": current_app.config["CALENDAR_ID"], "grant_type": "authorization_code"},
        auth=(current_app.config["CALENDAR_ID"], current_app.config["CALENDAR_SECRET"]),
        timeout=10,
    )
    current_user.calendar_token = answer.json()["refresh_token"]
    current_user.save()
    return redirect("/settings")
