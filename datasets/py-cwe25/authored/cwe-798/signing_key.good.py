import datetime
import os

import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
app.config["SIGNING_KEY"] = os.environ["ORCHARD_SIGNING_KEY"]
app.config["ISSUER"] = os.environ.get("ISSUER", "orchard")


@app.post("/token")
def token():
    user = app.extensions["directory"].check(request.form["user"], request.form["password"])
    if user is None:
        return jsonify(error="wrong name or password"), 401
    until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    claims = {"sub": user, "exp": until, "iss": app.config["ISSUER"]}
    return jsonify(token=jwt.encode(claims, app.config["SIGNING_KEY"], algorithm="HS256"))
