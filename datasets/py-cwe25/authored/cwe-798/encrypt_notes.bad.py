import asyncio
import os

from aiohttp import web
from cryptography.fernet import Fernet, InvalidToken

KEY = b"V1dFbmhUcTZzY2JrTEpYb0Y3dVBxZ3Z0WnJSOUQyZU0="
LARGEST = int(os.environ.get("NOTE_BYTES", "65536"))
box = Fernet(KEY)
routes = web.RouteTableDef()


@routes.put("/notes/{number:\\d+}")
async def put(request):
    text = await request.read()
    if len(text) > LARGEST:
        raise web.HTTPRequestEntityTooLarge(LARGEST, len(text))
    await request.app["store"].put(int(request.match_info["number"]), box.encrypt(text))
    return web.Response(status=204)


@routes.get("/notes/{number:\\d+}")
async def get(request):
    sealed = await request.app["store"].get(int(request.match_info["number"]))
    try:
        return web.Response(body=await asyncio.to_thread(box.decrypt, sealed))
    except InvalidToken:
        raise web.HTTPConflict(text="written with another key")
