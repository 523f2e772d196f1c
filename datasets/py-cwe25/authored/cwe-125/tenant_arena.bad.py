import struct
from dataclasses import dataclass

CELL = struct.Struct("<d")


@dataclass
class Region:
    start: int
    cells: int


class Arena:
    """One buffer for the series of all customers; each has a region of cells."""

    def __init__(self, size):
        self.buffer = bytearray(size)
        self.regions = {}
        self.used = 0

    def reserve(self, tenant, cells):
        if self.used + cells * CELL.size > len(self.buffer):
            raise MemoryError("the arena is full")
        self.regions[tenant] = Region(self.used, cells)
        self.used += cells * CELL.size

    def read(self, tenant, index):
        region = self.regions[tenant]
        at = region.start + index * CELL.size
        if not 0 <= at < self.used:
            raise IndexError(index)
        return CELL.unpack_from(self.buffer, at)[0]


def handler(event, arena):
    return {"value": arena.read(event["tenant"], int(event["index"]))}
