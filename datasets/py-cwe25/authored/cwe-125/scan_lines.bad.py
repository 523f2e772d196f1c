import numpy as np
from cffi import FFI

ffi = FFI()
ffi.cdef("""
typedef struct { int width, height, stride; unsigned char *pixels; size_t size; } page;
page *scan_next(void);
void scan_release(page *);
""")
lib = ffi.dlopen("libscan.so.3")


class Scanner:
    """Pages of a network scanner. Width, height and stride are what the device reports."""

    def __iter__(self):
        return self

    def __next__(self):
        page = lib.scan_next()
        if page == ffi.NULL:
            raise StopIteration
        try:
            return self.grey(page)
        finally:
            lib.scan_release(page)

    def grey(self, page):
        if page.width <= 0 or page.height <= 0 or page.stride < page.width:
            raise ValueError("odd page")
        wanted = page.stride * page.height
        if wanted > 1 << 28:
            raise ValueError("odd page")
        raw = bytes(ffi.buffer(page.pixels, wanted))
        rows = np.frombuffer(raw, np.uint8).reshape(page.height, page.stride)
        return rows[:, : page.width].copy()
