import base64
import hashlib
import os
import sqlite3

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()


class Unlock(BaseModel):
    vault: int
    passphrase: str = Field(max_length=1024)
    rounds: int = Field(ge=100_000, le=1_000_000)


@app.post("/vaults/unlock")
def unlock(wanted: Unlock):
    db = sqlite3.connect(os.environ["VAULTS"])
    try:
        row = db.execute("SELECT salt, wrapped FROM vaults WHERE id = ?", (wanted.vault,)).fetchone()
    finally:
        db.close()
    if row is None:
        raise HTTPException(404)
    key = hashlib.pbkdf2_hmac("sha256", wanted.passphrase.encode(), row[0], wanted.rounds)
    mixed = bytes(a ^ b for a, b in zip(key, row[1]))
    return {"key": base64.b64encode(mixed).decode()}
