import os
import platform
import time

from aiohttp import web

STARTED = time.monotonic()
SHOWN = ("REGION", "RELEASE", "HOSTNAME")


async def health(request):
    pool = request.app["pool"]
    free = pool.get_idle_size()
    settings = {k: v for k, v in os.environ.items() if not k.startswith("_")}
    return web.json_response(
        {
            "up": round(time.monotonic() - STARTED),
            "python": platform.python_version(),
            "settings": settings,
            "idle": free,
        },
        status=200 if free else 503,
    )


def setup(app):
    app.router.add_get("/health", health)
