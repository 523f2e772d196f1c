import io
import urllib.request
import uuid

from flask import Blueprint, abort, current_app, jsonify, request
from PIL import Image

bp = Blueprint("photos", __name__)
SOURCES = {"archive": "https://photos.archive.example/original", "press": "https://cdn.press.example/images"}


def address(body):
    source = SOURCES.get(body["source"])
    number = body["photo"]
    return f"{source}/{number}.jpg" if source else body["source"]


@bp.post("/photos/import")
def import_photo():
    url = address(request.get_json())
    if url is None:
        abort(404)
    with urllib.request.urlopen(url, timeout=10) as answer:
        data = answer.read(10_000_000)
    name = f"{uuid.uuid4()}.jpg"
    Image.open(io.BytesIO(data)).convert("RGB").save(f"{current_app.instance_path}/{name}", "JPEG")
    return jsonify(name=name)
