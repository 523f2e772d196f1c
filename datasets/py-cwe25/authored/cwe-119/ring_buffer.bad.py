import ctypes


class Ring:
    """The last samples of a sensor, in memory that a native thread reads too."""

    def __init__(self, lib, capacity=4096):
        self.capacity = capacity
        self.data = (ctypes.c_float * capacity)()
        self.cells = ctypes.cast(self.data, ctypes.POINTER(ctypes.c_float))
        self.head = 0
        lib.ring_attach(self.data, capacity)

    def push(self, samples):
        for sample in samples:
            self.cells[self.head] = sample
            self.head += 1
        self.head %= self.capacity

    def last(self, count):
        count = min(count, self.capacity)
        return [self.data[(self.head - count + i) % self.capacity] for i in range(count)]


def feed(ring, sock):
    while data := sock.recv(65536):
        ring.push(byte / 255 for byte in data)
