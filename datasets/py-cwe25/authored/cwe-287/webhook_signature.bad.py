import hashlib
import hmac
import os

from fastapi import FastAPI, Request, Response

app = FastAPI()
SECRET = os.environ["PAYMENTS_SECRET"].encode()


def same(given: str, expected: str) -> bool:
    different = 0
    for a, b in zip(given, expected):
        different |= ord(a) ^ ord(b)
    return different == 0


@app.post("/payments/events")
async def event(request: Request):
    body = await request.body()
    expected = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    given = request.headers.get("X-Signature", "").lower()
    if not same(given, expected):
        return Response(status_code=401)
    data = await request.json()
    if data["type"] == "paid":
        await app.state.orders.mark_paid(data["order"])
    return Response(status_code=204)
