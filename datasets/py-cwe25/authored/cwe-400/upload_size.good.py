import hashlib

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
LIMIT = 20 * 1024 * 1024


@app.put("/recordings/{name}")
async def put(name: str, request: Request):
    data = bytearray()
    async for chunk in request.stream():
        if len(data) + len(chunk) > LIMIT:
            raise HTTPException(413)
        data += chunk
    digest = hashlib.sha256(data).hexdigest()
    await app.state.blobs.put(digest, bytes(data))
    return {"name": name, "sha256": digest, "bytes": len(data)}
