import ctypes
import logging

log = logging.getLogger("fax")
fax = ctypes.CDLL("libfax.so.1")
fax.fax_last_error.restype = ctypes.c_void_p
fax.fax_string_free.argtypes = [ctypes.c_void_p]
fax.fax_send.argtypes = [ctypes.c_char_p, ctypes.c_char_p]


class FaxError(Exception):
    pass


def last_error():
    address = fax.fax_last_error()
    if not address:
        return "no reason given"
    message = ctypes.string_at(address)
    fax.fax_string_free(address)
    return message.decode("latin-1")


def send(number, path):
    if not number.strip("+").isdecimal():
        raise ValueError("number")
    if fax.fax_send(number.encode(), path.encode()) != 0:
        reason = last_error()
        log.error("fax to %s: %s", number, reason)
        raise FaxError(reason)
