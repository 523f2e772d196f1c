import { deserialize, serialize } from 'node:v8';
import express, { Request } from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';

const app = express();
const KEY = process.env.SESSION_KEY!;

function open(req: Request): Map<string, string> {
  const header = req.get('x-session') ?? '';
  return deserialize(Buffer.from(header, 'base64'));
}

app.get('/session', (req, res) => {
  const session = open(req);
  res.json({ size: session.size, bytes: serialize(session).length });
});

app.listen(3000);
