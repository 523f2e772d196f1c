import hashlib

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
LIMIT = 20 * 1024 * 1024


@app.put("/recordings/{name}")
async def put(name: str, request: Request):
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
    if len(data) > LIMIT:
        raise HTTPException(413)
    digest = hashlib.sha256(data).hexdigest()
    await app.state.blobs.put(digest, bytes(data))
    return {"name": name, "sha256": digest, "bytes": len(data)}
