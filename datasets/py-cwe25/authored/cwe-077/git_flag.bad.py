import re
import subprocess

from fastapi import FastAPI, HTTPException

app = FastAPI()
REPO = "/srv/handbook.git"
REF = re.compile(r"[\w./-]{1,100}")


@app.get("/history")
def history(ref: str = "main", path: str = "."):
    if not REF.fullmatch(ref) or ".." in path:
        raise HTTPException(400, "bad ref")
    words = ["git", "-C", REPO, "log", "--oneline", "-n", "50", ref, path]
    done = subprocess.run(words, capture_output=True, text=True, timeout=10)
    if done.returncode:
        raise HTTPException(404, "no such ref")
    return done.stdout.splitlines()
