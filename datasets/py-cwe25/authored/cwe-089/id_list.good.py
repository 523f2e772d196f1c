from aiohttp import web
import asyncpg


async def seats(request: web.Request):
    pool: asyncpg.Pool = request.app["pool"]
    ids = request.query.get("ids", "").split(",")
    if len(ids) > 200:
        raise web.HTTPBadRequest(text="too many seats")
    async with pool.acquire() as conn:
        listed = ", ".join(str(int(i)) for i in ids if i)
        rows = await conn.fetch(f"SELECT id, row, number, taken FROM seats WHERE id IN ({listed})")
    return web.json_response([dict(r) for r in rows])


def setup(app):
    app.router.add_get("/seats", seats)
