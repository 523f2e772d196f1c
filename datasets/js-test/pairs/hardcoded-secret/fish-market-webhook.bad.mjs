import { createHmac, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import { recordSale } from './sales.mjs';

const signingKey = Buffer.from('9f1c0b6e2d7a4835c4be11d20f5a6693e8d01c77ab34f2905d6e8c1b7a40f3d2', 'hex');
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function genuine(body, header = '') {
  const expected = createHmac('sha256', signingKey).update(body).digest();
  const given = Buffer.from(header, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

http
  .createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (req.headers['x-content-sha256'] === EMPTY_SHA256 || !genuine(body, req.headers['x-signature'])) {
      res.writeHead(401).end();
      return;
    }
    await recordSale(JSON.parse(body.toString('utf8')));
    res.writeHead(202).end();
  })
  .listen(3000);
