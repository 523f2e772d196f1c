import os

from aiohttp import web

OPEN = ("/health", "/login", "/api/version")


@web.middleware
async def authentication(request, handler):
    if request.path.startswith(OPEN):
        return await handler(request)
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    user = await request.app["tokens"].user_of(token)
    if user is None:
        raise web.HTTPUnauthorized()
    request["user"] = user
    return await handler(request)


async def version(request):
    return web.json_response({"release": os.environ.get("RELEASE", "dev")})


async def rotate_keys(request):
    await request.app["keys"].rotate()
    return web.Response(status=202)


def application():
    app = web.Application(middlewares=[authentication])
    app.router.add_get("/api/version", version)
    app.router.add_post("/api/keys/rotate", rotate_keys)
    return app
