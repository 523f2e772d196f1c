import numpy as np
import tornado.web
from numpy.lib.stride_tricks import as_strided


def frames(signal, size, hop):
    count = max(0, (signal.size - size) // hop + 1)
    step = signal.strides[0]
    return as_strided(signal, shape=(count, size), strides=(hop * step, step), writeable=False)


class Loudness(tornado.web.RequestHandler):
    def post(self):
        body = self.request.body
        if len(body) < 4 or len(body) % 4:
            raise tornado.web.HTTPError(422)
        signal = np.frombuffer(body, dtype="<f4")
        size = int(self.get_query_argument("size", "1024"))
        hop = int(self.get_query_argument("hop", "512"))
        if not 0 < hop <= size <= 65536:
            raise tornado.web.HTTPError(422)
        loud = np.sqrt((frames(signal, size, hop).astype(np.float64) ** 2).mean(axis=1))
        self.write({"rms": [round(float(v), 6) for v in loud]})
