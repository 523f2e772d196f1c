from flask import Flask, jsonify, request

app = Flask(__name__)


def reviewers(change):
    return [r["login"] for r in change.get("reviewers") or []]


@app.post("/hooks/forge")
def changed():
    event = request.get_json() or {}
    change = event.get("change") or {}
    author = change.get("author").get("login", "unknown")
    app.extensions["board"].post(f"{author}: {str(change.get('title'))[:80]}", reviewers(change))
    return jsonify(posted=True)
