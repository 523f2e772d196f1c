import asyncio
import ctypes
import ipaddress


class Flow(ctypes.BigEndianStructure):
    _pack_ = 1
    _fields_ = [
        ("version", ctypes.c_uint16),
        ("source", ctypes.c_uint32),
        ("target", ctypes.c_uint32),
        ("octets", ctypes.c_uint32),
        ("packets", ctypes.c_uint32),
    ]


class Collector(asyncio.DatagramProtocol):
    def __init__(self, totals):
        self.totals = totals

    def datagram_received(self, data, address):
        if len(data) < 2 or data[:2] != b"\x00\x05":
            return
        keep = ctypes.create_string_buffer(data, len(data))
        flow = Flow.from_address(ctypes.addressof(keep))
        source = str(ipaddress.IPv4Address(flow.source))
        octets, packets = self.totals.get(source, (0, 0))
        self.totals[source] = octets + flow.octets, packets + flow.packets


async def main(totals):
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: Collector(totals), local_addr=("0.0.0.0", 2055))
    try:
        await asyncio.Event().wait()
    finally:
        transport.close()
