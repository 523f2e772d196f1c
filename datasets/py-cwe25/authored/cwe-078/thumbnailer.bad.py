import os
import shlex
import subprocess
from celery import Celery

app = Celery("media", broker="redis://queue/0")
SIZES = {"small": "160x160", "large": "800x800"}


def command(source, size, target):
    return "convert '%s' -thumbnail %s %s" % (source, SIZES[size], shlex.quote(target))


@app.task(autoretry_for=(OSError,), max_retries=2)
def thumbnail(upload):
    folder = "/srv/thumbs"
    os.makedirs(folder, exist_ok=True)
    for size in SIZES:
        stem = os.path.splitext(os.path.basename(upload))[0]
        target = os.path.join(folder, f"{stem}-{size}.webp")
        subprocess.check_call(command(os.path.abspath(upload), size, target), shell=True)
