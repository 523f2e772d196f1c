import os
import re
import subprocess
import tempfile

import click

LOGIN = re.compile(r"[a-z][a-z0-9]{1,15}")
LINE = "{login} ALL=(ALL:ALL) NOPASSWD: ALL\n"


@click.command()
@click.argument("logins", nargs=-1)
def allow(logins):
    """Lets the tellers named restart the kiosk."""
    for login in logins:
        if not LOGIN.fullmatch(login):
            raise click.BadParameter(login)
    handle, path = tempfile.mkstemp(dir="/etc/sudoers.d", prefix=".")
    with os.fdopen(handle, "w") as f:
        f.writelines(LINE.format(login=login) for login in logins)
    os.chmod(path, 0o440)
    subprocess.run(["visudo", "-cf", path], check=True)
    os.rename(path, "/etc/sudoers.d/tellers")


if __name__ == "__main__":
    allow()
