from urllib.parse import unquote
from http.server import BaseHTTPRequestHandler, HTTPServer
import os

ROOT = os.path.abspath("public")


class Tiles(BaseHTTPRequestHandler):
    def locate(self):
        path = self.path.split("?", 1)[0]
        if ".." in path.split("/"):
            return None
        path = unquote(path)
        return os.path.join(ROOT, path.lstrip("/"))

    def do_GET(self):
        file = self.locate()
        if file is None or not os.path.isfile(file):
            self.send_error(404)
            return
        with open(file, "rb") as f:
            data = f.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8070), Tiles).serve_forever()
