import re

from flask import Flask, jsonify, request

app = Flask(__name__)
ADDRESS = re.compile(r"^[a-zA-Z0-9._-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}$")
POSTCODE = re.compile(r"^[0-9]{5}$")


@app.post("/newsletter")
def subscribe():
    form = request.get_json()
    email = form.get("email", "")
    if not ADDRESS.match(email):
        return jsonify(error="email"), 422
    if not POSTCODE.match(form.get("postcode", "")):
        return jsonify(error="postcode"), 422
    app.extensions["list"].add(email.lower())
    return "", 201
