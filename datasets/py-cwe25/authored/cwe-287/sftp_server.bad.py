import os
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


class Files(paramiko.SFTPServerInterface):
    """Everybody sees an own folder, and puts files into it."""

    def __init__(self, server, *args, root="/srv/drop", **kwargs):
        super().__init__(server, *args, **kwargs)
        self.root = os.path.join(root, server.user)

    def _real(self, path):
        return os.path.join(self.root, self.canonicalize(path).lstrip("/"))

    def list_folder(self, path):
        return [paramiko.SFTPAttributes.from_stat(e.stat(), e.name) for e in os.scandir(self._real(path))]
