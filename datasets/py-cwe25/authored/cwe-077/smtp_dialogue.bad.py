import asyncio


class Relay:
    def __init__(self, host, port=25):
        self.host, self.port = host, port

    async def _say(self, line):
        self.writer.write(line.encode("ascii", "replace") + b"\r\n")
        await self.writer.drain()
        return await self.reader.readline()

    async def deliver(self, sender, recipient, body):
        if "@" not in recipient or len(recipient) > 254:
            raise ValueError("recipient")
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        await self.reader.readline()
        await self._say("HELO shop.example")
        await self._say("MAIL FROM:<bounce@shop.example>")
        await self._say(f"RCPT TO:<{recipient}>")
        await self._say("DATA")
        self.writer.write((b"\r\n" + body).replace(b"\n.", b"\n..") + b"\r\n.\r\n")
        await self._say("QUIT")
        self.writer.close()
