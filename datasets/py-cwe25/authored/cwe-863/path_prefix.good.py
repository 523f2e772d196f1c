import re

from django.http import HttpResponseForbidden


class BackOfficeOnly:
    """Keeps everything below /backoffice to staff, in the office network."""

    pattern = re.compile(r"/backoffice(/|$)")

    def __init__(self, get_response):
        self.get_response = get_response

    def restricted(self, request):
        return self.pattern.match(request.path_info)

    def __call__(self, request):
        if self.restricted(request):
            address = request.META["REMOTE_ADDR"]
            if not request.user.is_staff or not address.startswith("10.4."):
                return HttpResponseForbidden()
        return self.get_response(request)
