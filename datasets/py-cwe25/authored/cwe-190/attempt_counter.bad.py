import ctypes
import hmac
import mmap


class Slot(ctypes.Structure):
    _fields_ = [("attempts", ctypes.c_uint8), ("pin", ctypes.c_char * 8)]


class Safe:
    """Counters live in a mapped file, so that they outlast a restart."""

    LIMIT = 5

    def __init__(self, path):
        with open(path, "r+b") as f:
            self.map = mmap.mmap(f.fileno(), ctypes.sizeof(Slot))
        self.slot = Slot.from_buffer(self.map)

    def locked(self):
        return self.slot.attempts == self.LIMIT

    def open(self, pin):
        self.slot.attempts += 1
        if self.slot.attempts > self.LIMIT:
            return False
        if hmac.compare_digest(self.slot.pin, pin.encode()):
            self.slot.attempts = 0
            return True
        return False


def handle(line, safe):
    word, _, pin = line.strip().partition(" ")
    if word == "OPEN":
        return "open" if safe.open(pin) else "locked" if safe.locked() else "wrong"
    return "?"


def serve(safe, listener):
    """Answers one line a connection, one connection at a time."""
    while True:
        sock, _ = listener.accept()
        with sock, sock.makefile("rw", encoding="ascii", errors="replace") as file:
            sock.settimeout(5)
            try:
                line = file.readline(64)
                file.write(handle(line, safe) + "\n")
                file.flush()
            except (OSError, ValueError):
                continue
