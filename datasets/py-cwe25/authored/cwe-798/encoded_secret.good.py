import base64
import os
import zlib

import paramiko

HOST = os.environ.get("BASTION_HOST", "bastion.freight.example")
SEALED = os.environ.get("BASTION_SEALED", "")


def opened(sealed):
    return zlib.decompress(base64.b64decode(sealed)).decode()


class Bastion:
    def __enter__(self):
        self.client = paramiko.SSHClient()
        self.client.load_system_host_keys()
        self.client.connect(HOST, username="manifest", password=opened(SEALED), timeout=10)
        return self.client.open_sftp()

    def __exit__(self, *exc):
        self.client.close()


def manifests():
    with Bastion() as sftp:
        return [name for name in sftp.listdir("out") if name.endswith(".edi")]
