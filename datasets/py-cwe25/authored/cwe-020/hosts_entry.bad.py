import re

import click

NAME = re.compile(r"^[a-z][a-z0-9-]{0,30}$")
ADDRESS = re.compile(r"10\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})")


def entry(name, address):
    if NAME.match(name) is None or ADDRESS.match(address) is None:
        raise click.ClickException("not a host of ours")
    return f"{address}\t{name}.lab.internal\n"


@click.command()
@click.argument("requests", type=click.File("r"))
@click.option("--hosts", default="/etc/hosts.d/lab")
def add(requests, hosts):
    lines = []
    for record in requests.read().split("\0"):
        name, _, address = record.partition("=")
        lines.append(entry(name, address))
    with open(hosts, "a") as f:
        f.writelines(lines)


if __name__ == "__main__":
    add()
