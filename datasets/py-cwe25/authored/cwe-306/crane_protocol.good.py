import asyncio
import hmac
import os

SECRET = os.environ["CRANE_SECRET"].encode()


class Crane(asyncio.Protocol):
    def __init__(self, motor):
        self.motor = motor
        self.known = False

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"crane 2.1\n")

    def data_received(self, data):
        for line in data.splitlines():
            word, _, rest = line.partition(b" ")
            self.transport.write(self.answer(word.lower(), rest.strip()) + b"\n")

    def answer(self, word, rest):
        if word == b"auth":
            self.known = hmac.compare_digest(rest, SECRET)
            return b"ok" if self.known else b"no"
        if word == b"status":
            return self.motor.state().encode()
        if word in (b"lift", b"lower") and rest.isdigit() and self.known:
            getattr(self.motor, word.decode())(int(rest))
            return b"ok"
        return b"?"
