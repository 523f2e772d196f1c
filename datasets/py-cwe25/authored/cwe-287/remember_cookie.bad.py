import os

import tornado.ioloop
import tornado.web


class Home(tornado.web.RequestHandler):
    def get_current_user(self):
        raw = self.get_cookie("remember")
        return raw and bytes.fromhex(raw).decode()

    @tornado.web.authenticated
    def get(self):
        self.write({"user": self.current_user, "bookings": self.settings["bookings"].of(self.current_user)})


class Login(tornado.web.RequestHandler):
    async def post(self):
        user = self.get_body_argument("user")
        if not await self.settings["directory"].verify(user, self.get_body_argument("password")):
            raise tornado.web.HTTPError(401)
        self.set_cookie("remember", user.encode().hex(), httponly=True, secure=True, expires_days=30)
        self.redirect("/")


def application(directory, bookings):
    return tornado.web.Application(
        [("/", Home), ("/login", Login)],
        cookie_secret=os.environ["COOKIE_SECRET"],
        login_url="/login",
        directory=directory,
        bookings=bookings,
    )
