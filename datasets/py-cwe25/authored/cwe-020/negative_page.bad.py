from aiohttp import web

PUBLIC, HIDDEN = 900, 100


class Archive:
    """Letters by age; the oldest hundred, at the end of the list, are under embargo."""

    def __init__(self, letters):
        self.letters = letters

    def page(self, offset, limit):
        end = min(offset + limit, len(self.letters) - HIDDEN)
        return self.letters[offset:end]


async def letters(request):
    try:
        offset = int(request.query.get("offset", 0))
        limit = int(request.query.get("limit", 20))
    except ValueError:
        raise web.HTTPBadRequest()
    if limit > 100 or offset > PUBLIC:
        raise web.HTTPBadRequest()
    found = request.app["archive"].page(offset, limit)
    return web.json_response({"letters": found, "next": offset + limit})
