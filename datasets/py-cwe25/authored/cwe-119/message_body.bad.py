import asyncio
import ctypes


class Message(ctypes.LittleEndianStructure):
    _pack_ = 1
    _fields_ = [("kind", ctypes.c_uint8), ("length", ctypes.c_uint16), ("body", ctypes.c_uint8 * 253)]


async def serve(reader, writer, board):
    try:
        while True:
            message = Message.from_buffer_copy(await reader.readexactly(ctypes.sizeof(Message)))
            start = ctypes.addressof(message) + Message.body.offset
            body = ctypes.string_at(start, message.length)
            if message.kind == 1:
                board.append(body)
            elif message.kind == 2:
                writer.write(b"".join(board[-10:]))
                await writer.drain()
            else:
                writer.write(body)
    except asyncio.IncompleteReadError:
        writer.close()
