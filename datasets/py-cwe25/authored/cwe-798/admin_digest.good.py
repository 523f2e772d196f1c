import hashlib
import hmac
import os

import tornado.web

ROUNDS = 200_000


class Maintenance(tornado.web.RequestHandler):
    def initialize(self, queue):
        self.queue = queue
        self.salt = bytes.fromhex(os.environ["MAINTENANCE_SALT"])
        self.digest = bytes.fromhex(os.environ["MAINTENANCE_DIGEST"])

    def allowed(self):
        given = self.request.headers.get("X-Password", "").encode()
        return hmac.compare_digest(hashlib.pbkdf2_hmac("sha256", given, self.salt, ROUNDS), self.digest)

    def post(self):
        if not self.allowed():
            raise tornado.web.HTTPError(401)
        self.queue.clear()
        self.write({"cleared": True})


def application(queue):
    return tornado.web.Application([("/maintenance", Maintenance, {"queue": queue})], debug=bool(os.getenv("DEV")))
