import cgi
import os
import secrets
import tornado.web

STORE = "/srv/scans"


class ScanUpload(tornado.web.RequestHandler):
    def put(self):
        _, options = cgi.parse_header(self.request.headers.get("Content-Disposition", ""))
        given = options.get("filename", "scan.tif")
        stem, ext = os.path.splitext(given)
        if ext.lower() not in (".tif", ".tiff", ".pdf"):
            raise tornado.web.HTTPError(415)
        token = secrets.token_hex(8)
        path = os.path.join(STORE, f"{token}{ext.lower()}")
        with open(path, "wb") as f:
            f.write(self.request.body)
        self.write({"id": token, "bytes": len(self.request.body)})
