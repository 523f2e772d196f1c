import shlex

import paramiko


class Fleet:
    def __init__(self, hosts, key_path):
        self.hosts = hosts
        self.key = paramiko.Ed25519Key.from_private_key_file(key_path)

    def _run(self, host, command):
        client = paramiko.SSHClient()
        client.load_system_host_keys()
        client.connect(host, username="ops", pkey=self.key)
        try:
            _, out, _ = client.exec_command(command, timeout=20)
            return out.read().decode()
        finally:
            client.close()

    def status(self, service):
        words = ["systemctl", "status", "--", service]
        return {host: self._run(host, " ".join(words)) for host in self.hosts}

    def uptime(self, flags="-p"):
        return {host: self._run(host, "uptime " + shlex.quote(flags)) for host in self.hosts}


def view(request):
    from django.http import JsonResponse

    fleet = Fleet(["db1", "db2"], "/etc/fleet/key")
    return JsonResponse(fleet.status(request.GET["service"]))
