import hashlib
import json

import tornado.web


class Statement(tornado.web.RequestHandler):
    def get_current_user(self):
        return self.settings["sessions"].get(self.get_cookie("sid", ""))

    def tag(self, rows):
        return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()

    @tornado.web.authenticated
    async def get(self):
        rows = await self.settings["bank"].rows(self.current_user)
        self.set_header("Cache-Control", "private, no-store")
        self.set_header("ETag", self.tag(rows))
        self.write({"rows": rows})


class Rates(tornado.web.RequestHandler):
    async def get(self):
        self.set_header("Cache-Control", "public, max-age=3600")
        self.write(await self.settings["bank"].rates())
