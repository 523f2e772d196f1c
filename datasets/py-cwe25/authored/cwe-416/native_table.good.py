import ctypes

import numpy as np
from flask import Flask, jsonify

app = Flask(__name__)
tide = ctypes.CDLL("libtide.so")
tide.tide_table.restype = ctypes.POINTER(ctypes.c_double)
tide.tide_table.argtypes = [ctypes.c_int, ctypes.c_int]
tide.tide_free.argtypes = [ctypes.POINTER(ctypes.c_double)]


def table(port, days):
    first = tide.tide_table(port, days)
    if not first:
        raise LookupError(port)
    heights = np.ctypeslib.as_array(first, shape=(days * 24,)).copy()
    tide.tide_free(first)
    return heights


@app.get("/tides/<int:port>")
def tides(port):
    heights = table(port, 7)
    return jsonify(high=float(heights.max()), low=float(heights.min()))
