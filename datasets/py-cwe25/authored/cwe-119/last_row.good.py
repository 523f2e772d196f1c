import ctypes

import tornado.web


class Cell(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int16), ("y", ctypes.c_int16), ("colour", ctypes.c_uint32)]


class Canvas:
    def __init__(self, side=64):
        self.side = side
        self.store = (Cell * (side * side))()
        self.cells = ctypes.cast(self.store, ctypes.POINTER(Cell))

    def paint(self, x, y, colour):
        if 0 <= x < self.side and 0 <= y < self.side:
            self.cells[y * self.side + x] = Cell(x, y, colour & 0xFFFFFF)

    def colours(self):
        return [cell.colour for cell in self.store]


class Paint(tornado.web.RequestHandler):
    def initialize(self, canvas):
        self.canvas = canvas

    def post(self):
        x, y = int(self.get_argument("x")), int(self.get_argument("y"))
        self.canvas.paint(x, y, int(self.get_argument("colour"), 16))
        self.write({"colours": self.canvas.colours()})
