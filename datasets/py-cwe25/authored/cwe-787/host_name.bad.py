import ctypes
import sys

import click

libc = ctypes.CDLL(None)
libc.strcpy.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.sethostname.argtypes = [ctypes.c_char_p, ctypes.c_size_t]


class UtsName:
    SIZE = 65

    def __init__(self):
        self.nodename = ctypes.create_string_buffer(self.SIZE)

    def assign(self, name):
        raw = name.encode("idna")
        libc.strcpy(self.nodename, raw)
        return len(raw)


@click.command()
@click.argument("names", type=click.File("r"))
def main(names):
    """Gives this machine the first free name of a list."""
    uts = UtsName()
    for line in names:
        length = uts.assign(line.strip())
        if libc.sethostname(uts.nodename, length) == 0:
            click.echo(uts.nodename.value.decode())
            return
    sys.exit("no name is free")


if __name__ == "__main__":
    main()
