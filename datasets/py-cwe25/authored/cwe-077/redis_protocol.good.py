import socket


class RawRedis:
    """A line-based client for the cache of the kiosk, which has no redis package."""

    def __init__(self, address=("127.0.0.1", 6379)):
        self.sock = socket.create_connection(address, timeout=2)
        self.file = self.sock.makefile("rb")

    def send(self, *words):
        raw = [w.encode() for w in words]
        self.sock.sendall(b"*%d\r\n" % len(raw) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w) for w in raw))
        return self.file.readline().rstrip()

    def remember(self, visitor, page):
        self.send("SET", "last:" + visitor, page)
        self.send("EXPIRE", "last:" + visitor, "3600")


def track(cache, form):
    cache.remember(form["visitor"], form["page"])
