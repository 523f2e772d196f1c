import base64
import json

from flask import Flask, jsonify, request

app = Flask(__name__)


def basket():
    raw = request.cookies.get("basket", "")
    if not raw:
        return {}
    return json.loads(base64.urlsafe_b64decode(raw))


@app.put("/basket/<item>")
def put(item):
    items = basket()
    items[item] = int(request.get_json()["count"])
    response = jsonify(items)
    text = json.dumps(items).encode()
    response.set_cookie("basket", base64.urlsafe_b64encode(text).decode(), httponly=True)
    return response


@app.get("/basket")
def show():
    return jsonify(basket())
