import asyncio

import httpx
from aiohttp import web


async def status(client, gate, url):
    async with gate:
        try:
            answer = await client.head(url)
            return url, answer.status_code
        except httpx.HTTPError:
            return url, 0


async def check_links(request):
    body = await request.json()
    urls = [u for u in body["urls"] if u.startswith("https://docs.example/")]
    gate = asyncio.Semaphore(max(len(urls), 1))
    async with httpx.AsyncClient(timeout=None, limits=httpx.Limits(max_connections=None)) as client:
        found = await asyncio.gather(*(status(client, gate, u) for u in urls))
    return web.json_response(dict(found))


def setup(app):
    app.router.add_post("/links/check", check_links)
