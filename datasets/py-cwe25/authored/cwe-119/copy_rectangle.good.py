from cffi import FFI

ffi = FFI()
BYTES_A_PIXEL = 4


class Screen:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.pixels = ffi.new("uint8_t[]", width * height * BYTES_A_PIXEL)

    def blit(self, x, y, w, h, data):
        """Copies a rectangle that a remote desktop sent."""
        if len(data) != w * h * BYTES_A_PIXEL:
            raise ValueError("length")
        if min(x, y, w, h) < 0 or x + w > self.width or y + h > self.height:
            raise ValueError("outside")
        for row in range(h):
            at = ((y + row) * self.width + x) * BYTES_A_PIXEL
            line = data[row * w * BYTES_A_PIXEL : (row + 1) * w * BYTES_A_PIXEL]
            ffi.memmove(self.pixels + at, line, len(line))


async def updates(screen, reader):
    import struct

    head = struct.Struct("!HHHH")
    while True:
        x, y, w, h = head.unpack(await reader.readexactly(head.size))
        screen.blit(x, y, w, h, await reader.readexactly(w * h * BYTES_A_PIXEL))
