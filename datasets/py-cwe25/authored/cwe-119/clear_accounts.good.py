import ctypes
import secrets

from celery import shared_task


class PinPad:
    """PINs of a session, kept in locked memory and wiped afterwards."""

    def __init__(self, count):
        self.count = count
        self.pins = (ctypes.c_uint16 * count)()
        self.libc = ctypes.CDLL(None)
        self.libc.mlock(self.pins, ctypes.c_size_t(ctypes.sizeof(self.pins)))

    def draw(self):
        for i in range(self.count):
            self.pins[i] = secrets.randbelow(10_000)
        return [f"{pin:04d}" for pin in self.pins]

    def wipe(self):
        ctypes.memset(self.pins, 0, self.count * ctypes.sizeof(ctypes.c_uint16))


@shared_task
def letters(customers):
    pad = PinPad(len(customers))
    try:
        from letters import print_letter

        for customer, pin in zip(customers, pad.draw()):
            print_letter(customer, pin)
    finally:
        pad.wipe()
