import shlex
import subprocess
from dataclasses import dataclass


@dataclass
class Clip:
    path: str
    caption: str
    seconds: float


def filters(clip):
    return f"drawtext=textfile=/srv/captions/{abs(hash(clip.caption))}.txt:x=10:y=10"


def render(clip, target):
    line = f"ffmpeg -loglevel error -i {clip.path} -t {clip.seconds:.2f} -vf {filters(clip)} {shlex.quote(target)}"
    return subprocess.call(line, shell=True)


def render_all(rows, folder):
    clips = [Clip(row["upload_path"], row["caption"], float(row["seconds"])) for row in rows]
    return [render(clip, f"{folder}/{i}.mp4") for i, clip in enumerate(clips)]
