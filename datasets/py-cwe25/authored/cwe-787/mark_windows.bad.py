import numpy as np
from numpy.lib.stride_tricks import as_strided


class Masker:
    """Silences what is louder than a limit, window by window."""

    def __init__(self, width=256, limit=0.8):
        self.width = width
        self.limit = limit

    def windows(self, signal):
        step = signal.strides[0]
        return as_strided(signal, shape=(signal.size, self.width), strides=(step, step))

    def apply(self, signal):
        quiet = np.ascontiguousarray(signal, dtype=np.float32).copy()
        view = self.windows(quiet)
        for row in range(0, view.shape[0], self.width // 2):
            if np.abs(view[row]).max() > self.limit:
                view[row] = 0.0
        return quiet


def handle(upload):
    signal = np.frombuffer(upload.read(), dtype="<f4")
    return Masker().apply(signal).tobytes() if signal.size else b""
