import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';

const app = new Hono<{ Bindings: { LICENSE_KEY: string } }>();

function etag(body: string) {
  return createHash('md5').update(body).digest('hex');
}

function sign(key: string, payload: string): Buffer {
  return createHmac('sha256', key).update(payload).digest();
}

app.post('/licenses/check', async (c) => {
  const { payload, signature } = await c.req.json();
  const expected = sign(c.env.LICENSE_KEY, payload);
  const given = Buffer.from(signature, 'base64');
  const valid = given.length === expected.length && timingSafeEqual(given, expected);
  const body = JSON.stringify({ valid });
  c.header('etag', etag(body));
  return c.body(body);
});

export default app;
