import base64
import os

from aiohttp import web
from aiohttp_session import get_session, setup
from aiohttp_session.cookie_storage import EncryptedCookieStorage


async def vote(request):
    session = await get_session(request)
    if "member" not in session:
        raise web.HTTPUnauthorized()
    form = await request.post()
    await request.app["polls"].vote(int(form["poll"]), int(form["option"]), session["member"])
    raise web.HTTPSeeOther("/polls")


def application():
    app = web.Application(client_max_size=16 * 1024)
    key = base64.urlsafe_b64decode(os.environ["COOKIE_KEY"])
    storage = EncryptedCookieStorage(key, cookie_name="polls", secure=True, httponly=True, samesite="None")
    setup(app, storage)
    app.router.add_post("/vote", vote)
    return app
