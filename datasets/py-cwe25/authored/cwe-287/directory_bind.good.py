from aiohttp import web
from ldap3 import Connection, Server, Tls
from ldap3.core.exceptions import LDAPException
from ldap3.utils.dn import escape_rdn
import ssl

SERVER = Server("ldaps://directory.school.example", tls=Tls(validate=ssl.CERT_REQUIRED))


def check(user, password):
    dn = f"uid={escape_rdn(user)},ou=people,dc=school,dc=example"
    try:
        connection = Connection(SERVER, dn, password, authentication="SIMPLE")
        return connection.bind()
    except LDAPException:
        return False


async def login(request):
    form = await request.post()
    user, password = form.get("user", ""), form.get("password", "")
    if not user.isalnum():
        raise web.HTTPBadRequest()
    ok = await request.loop.run_in_executor(None, check, user, password)
    if not ok:
        raise web.HTTPUnauthorized()
    response = web.HTTPSeeOther("/")
    response.set_cookie("session", request.app["sessions"].new(user), httponly=True, secure=True)
    return response
