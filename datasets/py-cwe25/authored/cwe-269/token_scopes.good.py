import secrets

from flask import Blueprint, abort, jsonify, request
from flask_login import current_user, login_required

from .models import ApiToken, db

bp = Blueprint("tokens", __name__)
SCOPES = ("read", "write", "billing", "admin")


@bp.post("/tokens")
@login_required
def create():
    body = request.get_json()
    wanted = set(body.get("scopes", ["read"]))
    if not wanted or not wanted.issubset(current_user.scopes):
        abort(422, f"choose from {', '.join(SCOPES)}")
    raw = secrets.token_urlsafe(32)
    token = ApiToken(owner=current_user, name=body["name"][:80], scopes=sorted(wanted))
    token.set_secret(raw)
    db.session.add(token)
    db.session.commit()
    return jsonify(id=token.id, secret=raw), 201
