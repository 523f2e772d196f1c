import logging
import traceback
import uuid

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.errorhandler(Exception)
def failed(error):
    if isinstance(error, HTTPException):
        return jsonify(error=error.name), error.code
    number = uuid.uuid4().hex[:8]
    text = traceback.format_exc()
    log.error("%s\n%s", number, text)
    return jsonify(error="Something went wrong.", number=number, detail=text.splitlines()), 500


@app.get("/rates/<currency>")
def rate(currency):
    return jsonify(rate=app.extensions["rates"].read(currency.upper()))
