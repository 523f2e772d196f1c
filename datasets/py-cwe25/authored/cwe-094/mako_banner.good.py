from mako.template import Template
import tornado.web

LAYOUT = Template("<section class='banner'>${text | h}</section>")


class Banner(tornado.web.RequestHandler):
    def initialize(self, banners):
        self.banners = banners

    def get(self, shop):
        text = self.banners.get(shop, "Welcome to ${shop}")
        inner = text.replace("${shop}", shop)
        self.write(LAYOUT.render(text=inner))

    @tornado.web.authenticated
    def put(self, shop):
        if self.current_user.shop != shop:
            raise tornado.web.HTTPError(403)
        self.banners[shop] = self.get_body_argument("text")[:300]
