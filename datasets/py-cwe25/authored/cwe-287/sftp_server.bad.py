import threading

import paramiko


class DropServer(paramiko.ServerInterface):
    def __init__(self, keys):
        self.keys = keys
        self.ready = threading.Event()
        self.user = None

    def get_allowed_auths(self, username):
        return "publickey"

    def check_auth_publickey(self, username, key):
        known = self.keys.get(username)
        if known is None or key.get_name() != known.get_name() or key.get_bits() != known.get_bits():
            return paramiko.AUTH_FAILED
        self.user = username
        return paramiko.AUTH_SUCCESSFUL

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED if kind == "session" else paramiko.OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED


def serve(sock, host_key, keys, handlers):
    transport = paramiko.Transport(sock)
    transport.add_server_key(host_key)
    transport.set_subsystem_handler("sftp", paramiko.SFTPServer, handlers)
    transport.start_server(server=DropServer(keys))
    return transport
