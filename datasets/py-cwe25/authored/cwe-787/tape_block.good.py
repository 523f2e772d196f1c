import asyncio
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.read.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
libc.read.restype = ctypes.c_ssize_t


class Tape:
    def __init__(self, path, block=64 * 1024):
        self.fd = os.open(path, os.O_RDONLY)
        self.buffer = ctypes.create_string_buffer(block)

    def _read(self, count):
        got = libc.read(self.fd, self.buffer, min(count, len(self.buffer)))
        if got < 0:
            raise OSError(ctypes.get_errno(), "reading the tape")
        return self.buffer.raw[:got]

    async def block(self, count):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, self._read, count)


async def serve(reader, writer, tape):
    while line := await reader.readline():
        word, _, count = line.decode("ascii", "replace").partition(" ")
        if word == "READ" and count.strip().isdecimal():
            writer.write(await tape.block(int(count)))
            await writer.drain()
    writer.close()
