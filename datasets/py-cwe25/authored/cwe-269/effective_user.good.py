import contextlib
import logging
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

log = logging.getLogger("certs")
WORKER = 997


@contextlib.contextmanager
def privileged():
    os.seteuid(0)
    try:
        yield
    finally:
        os.seteuid(WORKER)


def certificate(name):
    with privileged():
        with open(os.path.join("/etc/letsencrypt/live", os.path.basename(name), "cert.pem")) as f:
            return f.read()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            text = certificate(self.path)
        except OSError as e:
            log.info("%s: %s", self.path, e)
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 8765), Handler)
    os.seteuid(WORKER)
    server.serve_forever()
