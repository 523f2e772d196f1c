import ctypes

libc = ctypes.CDLL(None)
libc.mbstowcs.argtypes = [ctypes.c_wchar_p, ctypes.c_char_p, ctypes.c_size_t]
libc.mbstowcs.restype = ctypes.c_size_t
FAILED = ctypes.c_size_t(-1).value


class TitleBar:
    """Hands titles of documents to a native window, as wide characters."""

    def __init__(self, window, length=128):
        self.window = window
        self.buffer = ctypes.create_unicode_buffer(length)

    def set(self, raw):
        count = libc.mbstowcs(self.buffer, raw, len(self.buffer) - 1)
        if count == FAILED:
            return False
        self.window.title(self.buffer[:count])
        return True


def open_document(path, bar):
    with open(path, "rb") as f:
        first = f.readline().rstrip(b"\r\n").replace(b"\0", b"")
    return bar.set(first or path.encode())
