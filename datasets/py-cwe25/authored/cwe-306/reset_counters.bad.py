from functools import wraps
import hmac
import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
TOKEN = os.environ["TURNSTILE_TOKEN"]
COUNTS = {"north": 0, "south": 0}


def operator_only(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        given = request.headers.get("X-Operator", "")
        if not hmac.compare_digest(given.encode(), TOKEN.encode()):
            abort(401)
        return view(*args, **kwargs)

    return wrapped


@app.get("/counts")
def counts():
    return jsonify(COUNTS)


@app.post("/gates/<gate>/open")
@operator_only
def open_gate(gate):
    app.extensions["gates"].open(gate)
    return "", 204


@operator_only
@app.post("/gates/<gate>/release-all")
def release_all(gate):
    app.extensions["gates"].release_all(gate)
    return "", 204
