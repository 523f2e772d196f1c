import http from 'node:http';
import { createHash, timingSafeEqual } from 'node:crypto';
import { lifts } from './lifts.mjs';

const LOGIN = `${process.env.LIFT_USER ?? 'patrol'}:${process.env.LIFT_PASSWORD}`;

const digest = (text) => createHash('sha256').update(text).digest();

function credentials(header = '') {
  const [scheme, encoded = ''] = header.split(' ');
  return scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString('utf8') : '';
}

function allowed(req) {
  const given = credentials(req.headers.authorization);
  return timingSafeEqual(digest(given), digest(LOGIN));
}

http
  .createServer((req, res) => {
    if (!allowed(req)) {
      res.writeHead(401, { 'WWW-Authenticate': 'Basic realm="lifts"' }).end();
      return;
    }
    const [, name, action] = req.url.split('/');
    if (req.method === 'POST' && ['open', 'hold'].includes(action)) {
      lifts.set(name, action);
    }
    const body = JSON.stringify(lifts.all());
    const tag = `"${digest(body).toString('hex')}"`;
    if (req.headers['if-none-match'] === tag) {
      res.writeHead(304).end();
      return;
    }
    res.writeHead(200, { 'Content-Type': 'application/json', ETag: tag });
    res.end(body);
  })
  .listen(3000);
