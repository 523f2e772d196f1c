import asyncio
import re

from aiohttp import web

NAME = re.compile(r"[\w-]+/[\w-]+\Z")


async def mirror(request):
    body = await request.json()
    repository, branch = body["repository"], body.get("branch", "main")
    if not NAME.match(repository):
        raise web.HTTPBadRequest(text="repository")
    process = await asyncio.create_subprocess_shell(
        f"git clone --depth 1 --branch {branch} https://git.internal/{repository} /srv/mirror/{repository}",
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await process.communicate()
    return web.json_response({"code": process.returncode, "errors": errors.decode()[:500]})
