from functools import wraps

import requests
from flask import Flask, g, jsonify, request
from jose import JWTError, jwt

app = Flask(__name__)
KEYS_URL = "https://login.portal.example/.well-known/jwks.json"


def authenticated(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            header = jwt.get_unverified_header(token)
            if not header.get("jku", KEYS_URL).startswith("https://login."):
                raise JWTError("another issuer")
            keys = requests.get(header.get("jku", KEYS_URL), timeout=5).json()
            g.claims = jwt.decode(token, keys, algorithms=["RS256"], audience="portal")
        except (JWTError, requests.RequestException):
            return jsonify(error="token"), 401
        return view(*args, **kwargs)

    return wrapped


@app.get("/grades")
@authenticated
def grades():
    return jsonify(app.extensions["grades"].of(g.claims["sub"]))
