import os

import tornado.web


class Base(tornado.web.RequestHandler):
    def get_current_user(self):
        return self.get_signed_cookie("user")


class Thermostat(Base):
    @tornado.web.authenticated
    def get(self):
        self.render("thermostat.html", target=self.settings["plant"].target)

    @tornado.web.authenticated
    def post(self):
        degrees = float(self.get_body_argument("target"))
        self.settings["plant"].target = min(max(degrees, 5.0), 28.0)
        self.redirect("/thermostat")


def application(plant):
    return tornado.web.Application(
        [(r"/thermostat", Thermostat)],
        cookie_secret=os.environ["COOKIE_SECRET"],
        login_url="/login",
        xsrf_cookies=True,
        xsrf_cookie_kwargs={"secure": True, "samesite": "Lax"},
        plant=plant,
    )
