import asyncio
import ctypes
import struct


class Framer:
    """Puts a length before every message; the display in the tram reads 16 bits of it."""

    HEAD = struct.Struct("!HB")

    def frame(self, kind, body):
        size = len(body)
        if size > 0xFFFF:
            raise ValueError("the message is too long")
        return self.HEAD.pack(size, kind) + body


async def announce(address, port, texts):
    framer = Framer()
    reader, writer = await asyncio.open_connection(address, port)
    version = ctypes.c_uint8(int.from_bytes(await reader.readexactly(1), "big")).value
    for text in texts:
        writer.write(framer.frame(version, text.encode("utf-8")))
        await writer.drain()
    writer.close()
