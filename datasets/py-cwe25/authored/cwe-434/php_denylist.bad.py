import os
import secrets

from aiohttp import web

DOCROOT = "/var/www/shop/uploads"
SUFFIXES = (".php", ".phtml", ".cgi", ".pl", ".sh")


async def upload(request):
    reader = await request.multipart()
    part = await reader.next()
    ext = os.path.splitext(part.filename or "")[1]
    if ext in SUFFIXES:
        raise web.HTTPUnsupportedMediaType(text=ext)
    name = secrets.token_hex(16) + ext
    size = 0
    with open(os.path.join(DOCROOT, name), "wb") as f:
        while chunk := await part.read_chunk():
            size += len(chunk)
            if size > 8 << 20:
                raise web.HTTPRequestEntityTooLarge(8 << 20, size)
            f.write(chunk)
    return web.json_response({"file": f"/uploads/{name}", "size": size})


app = web.Application()
app.router.add_post("/upload", upload)
