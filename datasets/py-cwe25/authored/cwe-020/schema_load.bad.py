from flask import Blueprint, jsonify, request
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from .ambulances import dispatch

bp = Blueprint("calls", __name__)


class CallSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    latitude = fields.Float(required=True, validate=validate.Range(-90, 90))
    longitude = fields.Float(required=True, validate=validate.Range(-180, 180))
    priority = fields.Integer(load_default=3, validate=validate.OneOf([1, 2, 3]))
    note = fields.String(load_default="", validate=validate.Length(max=500))


@bp.post("/calls")
def call():
    schema = CallSchema()
    try:
        data = schema.load(request.get_json(), partial=True)
    except ValidationError as e:
        return jsonify(e.messages), 422
    where = request.json.get("latitude"), request.json.get("longitude")
    return jsonify(number=dispatch(where, data.get("priority"), data.get("note")))
