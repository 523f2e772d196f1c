import ctypes

NAMES = {1: "mask", 3: "router", 6: "dns", 12: "host", 51: "lease"}


def options(packet):
    """Walks the options of a lease request as the native capture gave it to us."""
    end = len(packet)
    field = ctypes.cast(ctypes.create_string_buffer(packet, end), ctypes.POINTER(ctypes.c_ubyte))
    found, at = {}, 0
    while field[at] != 255:
        code, size = field[at], field[at + 1]
        if code == 0:
            at += 1
            continue
        found[NAMES.get(code, str(code))] = bytes(field[at + 2 : at + 2 + size])
        at += 2 + size
    return found


def on_packet(packet, log):
    if len(packet) < 4:
        return
    for name, value in options(packet).items():
        log.info("%s %s", name, value.hex())
