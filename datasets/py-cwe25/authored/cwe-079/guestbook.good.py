from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)
ENTRIES = []


@app.post("/guestbook")
def sign():
    ENTRIES.append((request.form["name"], request.form["message"]))
    return "", 204


@app.get("/guestbook")
def read():
    rows = []
    for name, message in ENTRIES[-50:]:
        rows.append(f"<dt>{escape(name)}</dt><dd>{escape(message)}</dd>")
    return "<dl>" + "".join(rows) + "</dl>"
