import ctypes
import socketserver


class Beat(ctypes.BigEndianStructure):
    _pack_ = 1
    _fields_ = [("kind", ctypes.c_uint8), ("length", ctypes.c_uint16)]


class Heartbeat(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        size = ctypes.sizeof(Beat)
        if len(data) < size:
            return
        beat = Beat.from_buffer_copy(data)
        buffer = ctypes.create_string_buffer(data, len(data))
        if beat.kind != 1 or beat.length > len(data) - size:
            return
        body = ctypes.string_at(ctypes.addressof(buffer) + size, beat.length)
        sock.sendto(b"\x02" + len(body).to_bytes(2, "big") + body, self.client_address)


if __name__ == "__main__":
    socketserver.UDPServer(("0.0.0.0", 4433), Heartbeat).serve_forever()
