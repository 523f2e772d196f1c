from html import escape
from urllib.parse import urlsplit

from aiohttp import web

routes = web.RouteTableDef()


def anchor(url, text):
    shown = escape(url, quote=True)
    return f'<a rel="noopener nofollow" href="{shown}">{escape(text)}</a>'


@routes.get("/companies/{slug}")
async def company(request):
    row = await request.app["db"].fetchrow(
        "SELECT name, homepage, city FROM companies WHERE slug = $1", request.match_info["slug"]
    )
    if row is None:
        raise web.HTTPNotFound()
    host = urlsplit(row["homepage"]).hostname or row["name"]
    body = f"<h1>{escape(row['name'])}</h1><p>{escape(row['city'])}: {anchor(row['homepage'], host)}</p>"
    return web.Response(text=body, content_type="text/html")
