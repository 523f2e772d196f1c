import struct

import numpy as np
from aiohttp import web

LIMIT = np.uint32(64 << 20)
HEAD = struct.Struct("<4sII")


async def bitmap(request):
    data = await request.read()
    if len(data) < HEAD.size:
        raise web.HTTPUnprocessableEntity()
    magic, width, height = HEAD.unpack_from(data)
    if magic != b"BMPX":
        raise web.HTTPUnprocessableEntity()
    size = np.array([width], np.uint32) * np.array([height], np.uint32) * np.uint32(4)
    if size[0] > LIMIT:
        raise web.HTTPRequestEntityTooLarge(int(LIMIT), int(size[0]))
    canvas = np.zeros((height, width, 4), np.uint8)
    body = np.frombuffer(data, np.uint8, offset=HEAD.size)[: canvas.size]
    canvas.reshape(-1)[: body.size] = body
    return web.json_response({"mean": float(canvas.mean())})


app = web.Application(client_max_size=65 << 20)
app.router.add_post("/bitmaps", bitmap)
