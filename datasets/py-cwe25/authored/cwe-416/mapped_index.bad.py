import ctypes
import mmap
from pathlib import Path

import tornado.web


class Entry(ctypes.LittleEndianStructure):
    _fields_ = [("key", ctypes.c_uint64), ("offset", ctypes.c_uint64)]


class Index:
    def __init__(self, path):
        size = Path(path).stat().st_size
        with open(path, "r+b") as f:
            self.map = mmap.mmap(f.fileno(), size)
        self.count = size // ctypes.sizeof(Entry)

    def entries(self):
        base = ctypes.addressof(ctypes.c_char.from_buffer(self.map))
        return (Entry * self.count).from_address(base)

    def close(self):
        self.map.close()


class Lookup(tornado.web.RequestHandler):
    def get(self, key):
        index = Index(self.settings["index"])
        entries = index.entries()
        index.close()
        for entry in entries:
            if entry.key == int(key):
                self.write({"offset": entry.offset})
                return
        self.send_error(404)


class Size(tornado.web.RequestHandler):
    def get(self):
        index = Index(self.settings["index"])
        try:
            self.write({"entries": index.count})
        finally:
            index.close()


def application(path):
    return tornado.web.Application([(r"/keys/(\d+)", Lookup), (r"/size", Size)], index=path)
