import glob
import os
import subprocess

import click


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option("--dry-run", is_flag=True)
def pack(folder, dry_run):
    """Packs what customers dropped into FOLDER, one archive a file."""
    for path in sorted(glob.glob(os.path.join(folder, "*"))):
        archive = path + ".tar.zst"
        if dry_run:
            click.echo(archive)
            continue
        code, _ = subprocess.getstatusoutput('tar -cf - "%s" | zstd -q -o "%s"' % (path, archive))
        if code:
            raise click.ClickException(path)


if __name__ == "__main__":
    pack()
