from jinja2 import Environment, FileSystemLoader, select_autoescape


class NewsletterPreview:
    def __init__(self, folder):
        self.env = Environment(
            loader=FileSystemLoader(folder),
            autoescape=select_autoescape(enabled_extensions=("html", "xml"), default=True),
            trim_blocks=True,
        )
        self.env.filters["money"] = lambda cents: f"{cents / 100:.2f} EUR"

    def render(self, issue, subscriber):
        page = self.env.get_template("preview.html")
        return page.render(
            title=issue["title"],
            paragraphs=issue["paragraphs"],
            greeting=subscriber.get("display_name", "reader"),
        )


async def preview(request):
    from aiohttp import web

    issue = await request.json()
    shown = NewsletterPreview("templates").render(issue, request["subscriber"])
    return web.Response(text=shown, content_type="text/html")
