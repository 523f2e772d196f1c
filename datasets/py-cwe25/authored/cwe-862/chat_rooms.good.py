import json

from aiohttp import WSMsgType, web

ROOMS = {}


class Client:
    def __init__(self, user, socket, memberships):
        self.user, self.socket, self.memberships = user, socket, memberships

    async def on(self, event):
        room = event["room"]
        if event["type"] == "join":
            if room in await self.memberships.of(self.user):
                ROOMS.setdefault(room, set()).add(self)
        elif event["type"] == "say" and self in ROOMS.get(room, ()):
            for other in list(ROOMS[room]):
                await other.socket.send_json({"from": self.user, "text": event["text"][:2000]})


async def chat(request):
    user = await request.app["auth"].user(request)
    if user is None:
        raise web.HTTPUnauthorized()
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    client = Client(user, socket, request.app["memberships"])
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            await client.on(json.loads(message.data))
    for members in ROOMS.values():
        members.discard(client)
    return socket


async def history(request):
    user = await request.app["auth"].user(request)
    if user is None:
        raise web.HTTPUnauthorized()
    room = request.match_info["room"]
    if room not in await request.app["memberships"].of(user):
        raise web.HTTPForbidden()
    return web.json_response(await request.app["log"].of(room, limit=100))


def setup(app):
    app.router.add_get("/chat", chat)
    app.router.add_get("/rooms/{room}", history)
