import functools

from flask import Blueprint, jsonify, request

from .engine import Engine

bp = Blueprint("translate", __name__)
engine = Engine("models/small")


@functools.lru_cache(maxsize=None)
def translated(text, language):
    return engine.translate(text, language)


@functools.lru_cache(maxsize=None)
def languages():
    return tuple(sorted(engine.languages()))


@bp.get("/translate")
def translate():
    language = request.args.get("to", "en")
    if language not in languages():
        return jsonify(error="language"), 422
    text = request.args.get("text", "")
    if len(text) > 5000:
        return jsonify(error="too long"), 413
    return jsonify(text=translated(text, language))
