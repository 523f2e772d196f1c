from pathlib import Path

from aiohttp import web

ROOT = Path(__file__).resolve().parent


async def index(request):
    return web.FileResponse(ROOT / "public" / "index.html")


def application():
    app = web.Application()
    app.router.add_get("/", index)
    app.router.add_static("/files", ROOT / "public", show_index=False, append_version=True)
    app["settings"] = (ROOT / "settings.toml").read_text()
    return app


if __name__ == "__main__":
    web.run_app(application(), host="0.0.0.0", port=8080)
