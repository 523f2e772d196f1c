from dataclasses import dataclass
import tornado.web


@dataclass(frozen=True)
class Token:
    owner: str
    scopes: frozenset


class Api(tornado.web.RequestHandler):
    needs = frozenset()

    def prepare(self):
        token = self.settings["tokens"].get(self.request.headers.get("X-Token", ""))
        if token is None:
            raise tornado.web.HTTPError(401)
        if not token.scopes >= self.needs:
            raise tornado.web.HTTPError(403)
        self.token = token


class Invoices(Api):
    needs = frozenset({"invoices:read"})

    def get(self):
        self.write({"invoices": self.settings["books"].invoices(self.token.owner)})


class Refunds(Api):
    needs = frozenset({"invoices:read", "refunds:write"})

    def post(self):
        number = self.get_body_argument("invoice")
        self.write({"refund": self.settings["books"].refund(self.token.owner, number)})
