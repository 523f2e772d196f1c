import ctypes

import numpy as np


class Block(ctypes.Structure):
    _fields_ = [
        ("count", ctypes.c_uint32),
        ("rate", ctypes.c_uint32),
        ("samples", ctypes.c_int16 * 2048),
    ]


class Oscilloscope:
    """The driver fills in a block; the count is what the probe on the cable says."""

    def __init__(self, path="libscope.so"):
        self.lib = ctypes.CDLL(path)
        self.lib.scope_read.argtypes = [ctypes.POINTER(Block)]

    def read(self):
        block = Block()
        if self.lib.scope_read(ctypes.byref(block)) != 0:
            raise OSError("the probe does not answer")
        first = ctypes.cast(block.samples, ctypes.POINTER(ctypes.c_int16))
        shape = (min(block.count, len(block.samples)),)
        return block.rate, np.ctypeslib.as_array(first, shape=shape).copy()


def spectrum(scope, seconds=1.0):
    rate, samples = scope.read()
    kept = samples[: int(rate * seconds)]
    return np.abs(np.fft.rfft(kept)) if kept.size else np.zeros(1)
