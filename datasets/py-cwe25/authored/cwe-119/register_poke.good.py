import mmap
import os
import ctypes

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
WINDOW = 4096


class Registers:
    def __init__(self, base):
        fd = os.open("/dev/mem", os.O_RDWR | os.O_SYNC)
        self.map = mmap.mmap(fd, WINDOW, offset=base)
        os.close(fd)
        self.words = ctypes.cast(
            ctypes.addressof(ctypes.c_char.from_buffer(self.map)), ctypes.POINTER(ctypes.c_uint32)
        )

    def poke(self, number, value):
        self.words[number] = value & 0xFFFFFFFF
        return self.words[number]


@app.put("/registers/<int:number>")
def poke(number):
    if number >= WINDOW // 4:
        abort(404)
    value = int(request.get_json()["value"])
    return jsonify(value=app.extensions["registers"].poke(number, value))
