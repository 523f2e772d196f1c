import asyncio
import weakref


class Call:
    def __init__(self, number, send):
        self.number = number
        self.send = send
        self.held = False


class Switchboard:
    def __init__(self):
        self.calls = {}

    def add(self, call):
        self.calls[call.number] = weakref.ref(call)

    async def hold(self, number):
        ref = self.calls.get(number)
        if ref is None:
            return False
        call = ref()
        if not call.held:
            call.held = True
            await call.send({"type": "held"})
        return True

    async def hold_all(self):
        for number in list(self.calls):
            await self.hold(number)
            await asyncio.sleep(0)
