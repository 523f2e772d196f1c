import grp
import os
import pwd
import socketserver


class Syslog(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request[0].strip()
        with open("/var/log/edge/messages", "ab") as f:
            f.write(data + b"\n")


def become(user):
    entry = pwd.getpwnam(user)
    group = grp.getgrnam("adm").gr_gid
    os.setgroups([group])
    os.setgid(group)
    os.setuid(entry.pw_uid)
    os.umask(0o027)


if __name__ == "__main__":
    with socketserver.UDPServer(("0.0.0.0", 514), Syslog) as server:
        become("syslogd")
        server.serve_forever()
