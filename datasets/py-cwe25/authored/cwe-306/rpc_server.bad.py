import hmac
import os
import subprocess
from base64 import b64encode
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

EXPECTED = "Basic " + b64encode(f"ops:{os.environ['RPC_PASSWORD']}".encode()).decode()


class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/RPC2",)

    def parse_request(self):
        if not super().parse_request():
            return False
        given = self.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), EXPECTED.encode()):
            self.send_error(401)
            return False
        return True


def restart(service):
    if service not in ("mail", "web"):
        return False
    return subprocess.call(["systemctl", "restart", service]) == 0


if __name__ == "__main__":
    server = SimpleXMLRPCServer(("0.0.0.0", 9000), SimpleXMLRPCRequestHandler, allow_none=True)
    server.register_function(restart)
    server.serve_forever()
