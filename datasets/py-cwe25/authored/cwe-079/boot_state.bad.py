import json

from django.http import HttpResponse
from django.views import View

SHELL = """<!doctype html>
<div id="root"></div>
<script>window.__STATE__ = %s;</script>
<script src="/static/board.js"></script>"""


class BoardView(View):
    def state(self, request):
        return {
            "user": request.user.get_username(),
            "query": request.GET.get("q", ""),
            "columns": list(request.user.columns.values("title", "position")),
        }

    def get(self, request):
        text = json.dumps(self.state(request), ensure_ascii=True, separators=(",", ":"))
        return HttpResponse(SHELL % text)
