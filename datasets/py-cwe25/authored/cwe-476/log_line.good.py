import re
import sys

import click

LINE = re.compile(r"(?P<ip>\S+) \S+ \S+ \[(?P<day>[^:]+):(?P<hour>\d\d)[^\]]*\] \"(?P<verb>[A-Z]+)")


@click.command()
@click.argument("log", type=click.File("r", errors="replace"))
def hours(log):
    """Counts the requests of each hour."""
    counts = [0] * 24
    for number, line in enumerate(log, 1):
        found = LINE.match(line)
        if found is None:
            print(f"line {number} is odd", file=sys.stderr)
            continue
        counts[int(found["hour"]) % 24] += 1
    for hour, count in enumerate(counts):
        click.echo(f"{hour:02d} {count}")


if __name__ == "__main__":
    hours()
