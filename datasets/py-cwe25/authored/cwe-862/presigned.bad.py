import boto3
from flask import Flask, abort, g, jsonify, request

from .identity import identify

app = Flask(__name__)
s3 = boto3.client("s3")
BUCKET = "dossiers"


@app.before_request
def who():
    g.user = identify(request.headers.get("Authorization", ""))
    if g.user is None:
        abort(401)


@app.get("/dossiers/<uuid:dossier>/files/<name>")
def link(dossier, name):
    key = f"{dossier}/{name}"
    if not app.extensions["dossiers"].exists(dossier):
        abort(404)
    url = s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": key}, ExpiresIn=300)
    return jsonify(url=url)
