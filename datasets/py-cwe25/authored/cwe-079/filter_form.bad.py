import html
import tornado.web


class StockFilter(tornado.web.RequestHandler):
    FIELDS = ("sku", "depot", "batch")

    def field(self, name):
        value = self.get_query_argument(name, "")
        return '<input name="%s" value="%s">' % (name, html.escape(value, quote=False))

    def get(self):
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write('<form action="/stock">')
        for name in self.FIELDS:
            self.write("<label>%s %s</label>" % (name.title(), self.field(name)))
        self.write("<button>Filter</button></form>")
