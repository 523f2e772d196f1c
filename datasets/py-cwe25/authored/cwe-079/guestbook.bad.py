from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)
ENTRIES = []

@app.get("/guestbook")
def read():
    rows = []
    for name, message in ENTRIES + [(request.args.get("name", ""), request.args.get("message", ""))]:
        rows.append(f"<dt>{escape(name)}</dt><dd>{message}</dd>")
    return "<dl>" + "".join(rows) + "</dl>"
