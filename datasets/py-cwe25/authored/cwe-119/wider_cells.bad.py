import ctypes

import click


def checksum(cells, count):
    total = 0
    for i in range(count):
        total = (total * 31 + cells[i]) % 0xFFFFFFFB
    return total


def block_sum(block):
    """Sums up a block of 32-bit words."""
    buffer = ctypes.create_string_buffer(block, len(block))
    words = len(block) // 4
    cells = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_uint64))
    return checksum(cells, words)


@click.command()
@click.argument("image", type=click.File("rb"))
@click.option("--size", default=65536, type=click.IntRange(4, 1 << 24))
def main(image, size):
    number = 0
    while block := image.read(size):
        click.echo(f"{number:6d} {block_sum(block):08x}")
        number += 1


if __name__ == "__main__":
    main()
