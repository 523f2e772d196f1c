import ipaddress
import os

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

PROXY = ipaddress.ip_network(os.environ.get("AUTH_PROXY", "10.20.0.5/32"))


class ProxyLogin:
    """Takes the user from the header that the single sign-on proxy adds."""

    def __init__(self, get_response):
        self.get_response = get_response

    def user(self, request):
        name = request.headers.get("X-Remote-User")
        peer = request.META["REMOTE_ADDR"]
        if not name or ipaddress.ip_address(peer) not in PROXY:
            return AnonymousUser()
        return get_user_model().objects.filter(username=name, is_active=True).first() or AnonymousUser()

    def __call__(self, request):
        request.user = self.user(request)
        return self.get_response(request)
