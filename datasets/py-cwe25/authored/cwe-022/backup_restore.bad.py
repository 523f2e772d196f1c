import tarfile
from pathlib import Path

import click


@click.group()
def cli():
    pass


@cli.command()
@click.argument("bundle", type=click.Path(exists=True, dir_okay=False))
@click.option("--into", default="restore", show_default=True)
def restore(bundle, into):
    target = Path(into)
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(bundle, "r:gz") as tar:
        members = [m for m in tar.getmembers() if m.isfile() or m.isdir()]
        click.echo(f"{len(members)} entries")
        tar.extractall(target, members=members, numeric_owner=True)


if __name__ == "__main__":
    cli()
