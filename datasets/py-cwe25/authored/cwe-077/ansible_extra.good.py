import json
import subprocess
from pathlib import Path

from aiohttp import web

PLAYS = Path("/srv/plays")


async def provision(request):
    form = await request.post()
    play = PLAYS / "workspace.yml"
    extra = json.dumps({"owner": {"__ansible_unsafe": form["owner"]}, "size": int(form["size"])})
    words = ["ansible-playbook", str(play), "--inventory", "/srv/hosts", "--extra-vars", extra]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    return web.Response(text=json.dumps({"pid": process.pid}), status=202)


def routes(app):
    app.add_routes([web.post("/workspaces", provision)])
