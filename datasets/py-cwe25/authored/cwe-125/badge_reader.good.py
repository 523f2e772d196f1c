import ctypes
import os

from django.core.management.base import BaseCommand

from doors.models import Badge

libc = ctypes.CDLL(None)
libc.read.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
libc.read.restype = ctypes.c_ssize_t


class Command(BaseCommand):
    help = "Reads badges from the reader at the door"

    def add_arguments(self, parser):
        parser.add_argument("--device", default="/dev/badge0")

    def line(self, fd):
        buffer = ctypes.create_string_buffer(32)
        got = libc.read(fd, buffer, 32)
        if got <= 0:
            return None
        return ctypes.string_at(buffer, got).split(b"\n")[0]

    def handle(self, *args, device, **options):
        fd = os.open(device, os.O_RDONLY)
        try:
            while (code := self.line(fd)) is not None:
                badge = Badge.objects.filter(code=code.hex()).first()
                self.stdout.write(badge.holder if badge else "unknown " + code.hex())
        finally:
            os.close(fd)
