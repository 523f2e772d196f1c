import mimetypes
from pathlib import Path

import tornado.web
import weasyprint

ASSETS = Path("assets").resolve()


def fetch(url, timeout=10):
    name = url.rpartition("/")[2]
    path = ASSETS / name
    if path.is_file():
        return {"string": path.read_bytes(), "mime_type": mimetypes.guess_type(name)[0]}
    return weasyprint.default_url_fetcher(url, timeout=timeout)


class Letter(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def post(self):
        body = self.get_body_argument("html", strip=False)[:200_000]
        document = weasyprint.HTML(string=body, base_url="asset:///", url_fetcher=fetch)
        self.set_header("Content-Type", "application/pdf")
        self.write(document.write_pdf())
