import socketserver
import struct

from cffi import FFI

ffi = FFI()
ffi.cdef("""
struct frame { uint32_t id; uint8_t length; uint8_t pad[3]; uint8_t data[8]; };
int bus_send(const struct frame *f);
""")
bus = ffi.dlopen("libbus.so")
HEAD = struct.Struct("!IB")


class Gateway(socketserver.DatagramRequestHandler):
    """Puts datagrams from the depot on the bus of the vehicle."""

    def handle(self):
        packet = self.rfile.read()
        if len(packet) < HEAD.size:
            return
        number, length = HEAD.unpack_from(packet)
        payload = packet[HEAD.size :]
        if length > len(payload):
            return
        frame = ffi.new("struct frame *", {"id": number & 0x1FFFFFFF, "length": length})
        ffi.memmove(frame.data, payload, length)
        bus.bus_send(frame)


if __name__ == "__main__":
    with socketserver.UDPServer(("0.0.0.0", 29536), Gateway) as server:
        server.serve_forever()
