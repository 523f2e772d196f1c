import functools
import time

from aiohttp import web


class Rights:
    def __init__(self, store):
        self.store = store
        self.known = {}

    async def may_read(self, user, folder):
        key = user, int(time.time() // 60)
        if key not in self.known:
            self.known[key] = await self.store.readable(user, folder)
        return self.known[key]


def readable(handler):
    @functools.wraps(handler)
    async def wrapped(request):
        folder = int(request.match_info["folder"])
        if not await request.app["rights"].may_read(request["user"], folder):
            raise web.HTTPForbidden()
        return await handler(request, folder)

    return wrapped


@readable
async def listing(request, folder):
    return web.json_response(await request.app["files"].list(folder))
