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
        cleaned = bleach.clean(self.steps, tags=ALLOWED, attributes={"a": ["href"]})
        return Markup(markdown.markdown(cleaned, extensions=["md_in_html"]))

    def __html__(self):
        return self.heading() + self.body()
