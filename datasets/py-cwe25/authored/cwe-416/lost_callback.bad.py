import ctypes
import queue

HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p)


class Midi:
    def __init__(self, lib):
        self.lib = lib
        self.events = queue.Queue(maxsize=1000)
        self.lib.midi_on_event.argtypes = [HANDLER]

    def _received(self, port, message):
        try:
            self.events.put_nowait((port, message))
        except queue.Full:
            pass

    def listen(self):
        handler = HANDLER(self._received)
        self.lib.midi_on_event(handler)
        self.lib.midi_start()

    def __iter__(self):
        while True:
            yield self.events.get()


def record(lib, path):
    midi = Midi(lib)
    midi.listen()
    with open(path, "ab") as f:
        for port, message in midi:
            f.write(bytes([port]) + message + b"\n")
