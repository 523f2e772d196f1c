import ctypes
import json

from aiohttp import WSMsgType, web

CHANNELS = 512
UNIVERSE = (ctypes.c_uint8 * CHANNELS)()
levels = ctypes.cast(UNIVERSE, ctypes.POINTER(ctypes.c_uint8))


async def console(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            continue
        cue = json.loads(message.data)
        channel, level = int(cue["channel"]), int(cue["level"])
        if not 0 <= level <= 255:
            await socket.send_json({"error": "level"})
            continue
        UNIVERSE[channel % CHANNELS] = level
        await socket.send_json({"channel": channel, "level": levels[0]})
    return socket


app = web.Application()
app.router.add_get("/console", console)
