import io
import zipfile
from pathlib import Path, PurePosixPath

from flask import Blueprint, abort, current_app, jsonify, request

bp = Blueprint("gallery", __name__)
PICTURES = {".jpg", ".jpeg", ".png", ".gif"}


@bp.post("/gallery/<int:album>/bulk")
def bulk(album):
    upload = request.files["archive"]
    if not upload.filename.lower().endswith(".zip"):
        abort(415)
    target = Path(current_app.static_folder) / "albums" / str(album)
    target.mkdir(parents=True, exist_ok=True)
    kept = []
    with zipfile.ZipFile(io.BytesIO(upload.read())) as z:
        for info in z.infolist():
            name = PurePosixPath(info.filename).name
            if info.is_dir() or not name or info.file_size > 10_000_000:
                continue
            (target / name).write_bytes(z.read(info))
            kept.append(name)
    return jsonify(kept=kept)
