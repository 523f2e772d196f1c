import bleach
import markdown
from markupsafe import Markup

ALLOWED = ["p", "ul", "ol", "li", "em", "strong", "h2", "h3", "a", "blockquote"]


class Recipe:
    def __init__(self, title, steps, cook):
        self.title = title
        self.steps = steps
        self.cook = cook

    def heading(self):
        return Markup("<h2>%s <small>by %s</small></h2>") % (self.title, self.cook)

    def body(self):
        rendered = markdown.markdown(self.steps, extensions=["md_in_html"])
        return Markup(bleach.clean(rendered, tags=ALLOWED, attributes={"a": ["href"]}))

    def __html__(self):
        return self.heading() + self.body()
