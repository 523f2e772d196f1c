import os
from flask import Flask, request, redirect
from werkzeug.utils import secure_filename

app = Flask(__name__, static_folder="static")
app.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024
KINDS = {".png", ".jpg", ".jpeg", ".webp"}


@app.post("/albums/<int:album>/cover")
def cover(album):
    file = request.files["cover"]
    name = secure_filename(file.filename)
    ext = os.path.splitext(name)[1].lower()
    if not name or ext not in KINDS:
        return "not a picture", 415
    file.save(os.path.join(app.static_folder, "covers", f"{album}{ext}"))
    return redirect(f"/albums/{album}")
