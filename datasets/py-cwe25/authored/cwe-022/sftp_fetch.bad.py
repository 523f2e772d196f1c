import os
import stat

import paramiko


def fetch_statements(host, key, into):
    ssh = paramiko.SSHClient()
    ssh.load_host_keys("/etc/bank/known_hosts")
    ssh.connect(host, username="statements", pkey=key)
    fetched = []
    with ssh.open_sftp() as sftp:
        for line in sftp.open("outbox/INDEX").read().decode().splitlines():
            remote, _, account = line.partition("\t")
            if not stat.S_ISREG(sftp.stat(remote).st_mode):
                continue
            local = os.path.join(into, account + ".xml")
            sftp.get(remote, local)
            fetched.append(local)
    ssh.close()
    return fetched
