import os.path

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpResponse

LOGS = "/var/log/shop"


def tail(path, count):
    with open(path, encoding="utf-8", errors="replace") as f:
        return "".join(f.readlines()[-count:])


@staff_member_required
def show_log(request):
    name = request.GET.get("name", "web.log")
    name = os.path.basename(name)
    path = os.path.join(LOGS, name)
    if not path.endswith(".log") or not os.path.isfile(path):
        raise Http404("no such log")
    return HttpResponse(tail(path, 200), content_type="text/plain")
