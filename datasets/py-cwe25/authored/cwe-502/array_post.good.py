import io

import numpy as np
from aiohttp import web


async def spectrum(request):
    body = await request.read()
    try:
        signal = np.load(io.BytesIO(body), allow_pickle=False)
    except (ValueError, EOFError):
        raise web.HTTPUnprocessableEntity()
    if signal.ndim != 1 or signal.dtype.kind not in "fi" or len(signal) > 1 << 20:
        raise web.HTTPUnprocessableEntity()
    power = np.abs(np.fft.rfft(signal)) ** 2
    return web.json_response({"peak": int(power.argmax()), "power": float(power.max())})


app = web.Application(client_max_size=16 << 20)
app.router.add_post("/spectrum", spectrum)
