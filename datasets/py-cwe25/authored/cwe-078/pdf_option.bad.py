import os
import tempfile

import tornado.web


class InvoicePdf(tornado.web.RequestHandler):
    PAPERS = ("A4", "A5", "Letter")

    def get(self, number):
        paper = self.get_argument("paper", "A4")
        if paper not in self.PAPERS and not paper.isprintable():
            raise tornado.web.HTTPError(400)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as f:
            code = os.system(f"wkhtmltopdf -q -s {paper} http://127.0.0.1:8000/invoices/{int(number)} {f.name}")
            if code != 0:
                raise tornado.web.HTTPError(502)
            self.set_header("Content-Type", "application/pdf")
            self.write(f.read())
