import importlib

from aiohttp import web

EXPORTERS = {"csv": "exporters.csv_file", "xlsx": "exporters.workbook", "ods": "exporters.workbook"}


def exporter(name):
    module, _, attribute = EXPORTERS.get(name, name).partition(":")
    return getattr(importlib.import_module(module), attribute or "export")


async def export(request):
    body = await request.json()
    rows = await request.app["db"].fetch("SELECT * FROM donations WHERE year = $1", int(body["year"]))
    data = exporter(body["format"])(*body.get("options", []))(rows)
    return web.Response(body=data, content_type="application/octet-stream")


app = web.Application()
app.router.add_post("/donations/export", export)
