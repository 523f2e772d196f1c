import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view


class Masker:
    """Silences what is louder than a limit, window by window."""

    def __init__(self, width=256, limit=0.8):
        self.width = width
        self.limit = limit

    def windows(self, signal):
        if signal.size < self.width:
            return as_strided(signal, shape=(1, signal.size), strides=(0, signal.strides[0]))
        return sliding_window_view(signal, self.width, writeable=True)

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
