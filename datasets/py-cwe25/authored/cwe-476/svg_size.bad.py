import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


class Drawing:
    def __init__(self, text):
        self.root = ET.fromstring(text)

    def title(self):
        node = self.root.find(f"{SVG}title")
        return node.text.strip()

    def size(self):
        box = self.root.get("viewBox")
        if box is None:
            return 100.0, 100.0
        _, _, width, height = (float(v) for v in box.replace(",", " ").split())
        return width, height


async def describe(request):
    from aiohttp import web

    try:
        drawing = Drawing(await request.text())
        width, height = drawing.size()
    except (ET.ParseError, ValueError):
        raise web.HTTPUnprocessableEntity()
    return web.json_response({"title": drawing.title(), "width": width, "height": height})
