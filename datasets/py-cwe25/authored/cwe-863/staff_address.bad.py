import os

from flask import Blueprint, abort, jsonify, session

bp = Blueprint("console", __name__, url_prefix="/console")
DOMAIN = os.environ.get("STAFF_DOMAIN", "parcels.example")


def is_staff(email):
    return email.lower().strip().endswith(DOMAIN)


@bp.before_request
def staff_only():
    person = session.get("person")
    if person is None or not person["email_verified"]:
        abort(401)
    if not is_staff(person["email"]):
        abort(403)


@bp.get("/parcels/<code>")
def parcel(code):
    from .parcels import find

    return jsonify(find(code).as_dict())
