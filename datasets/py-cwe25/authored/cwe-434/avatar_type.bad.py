import io
import uuid
from pathlib import Path

from fastapi import FastAPI, HTTPException, UploadFile
from fastapi.staticfiles import StaticFiles
from PIL import Image, UnidentifiedImageError

app = FastAPI()
MEDIA = Path("media")
app.mount("/media", StaticFiles(directory=MEDIA), name="media")


@app.post("/avatar")
async def avatar(file: UploadFile):
    if file.content_type not in ("image/png", "image/jpeg"):
        raise HTTPException(415)
    data = await file.read(2_000_001)
    if len(data) > 2_000_000:
        raise HTTPException(413)
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        picture.thumbnail((512, 512))
    except UnidentifiedImageError:
        raise HTTPException(415)
    path = MEDIA / f"{uuid.uuid4()}{Path(file.filename).suffix}"
    path.write_bytes(data)
    return {"url": f"/media/{path.name}", "width": picture.width}
