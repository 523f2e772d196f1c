from pathlib import Path
from flask import Flask, abort, send_file

app = Flask(__name__)
MANUALS = Path("/srv/manuals").resolve()


@app.get("/manuals/<path:name>")
def manual(name):
    wanted = (MANUALS / name).resolve()
    if not wanted.is_relative_to(MANUALS):
        abort(404)
    if not wanted.is_file() or wanted.suffix not in {".pdf", ".txt"}:
        abort(404)
    return send_file(wanted)
