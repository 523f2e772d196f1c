import { Hono } from 'hono';
import { cache } from 'hono/cache';
import got from 'got';

const app = new Hono();
const ORIGIN = 'https://images.example-cdn.com';

app.get('*', cache({ cacheName: 'img', cacheControl: 'max-age=3600' }));

app.get('/img', async (c) => {
  const src = c.req.query('src');
  const width = Number.parseInt(c.req.query('w') ?? '640', 10);
  if (!src) return c.text('src is required', 400);
  const target = new URL(ORIGIN);
  target.pathname = src;
  target.searchParams.set('w', String(width));
  const response = await got(target, { responseType: 'buffer', followRedirect: false });
  c.header('content-type', response.headers['content-type'] ?? 'image/jpeg');
  return c.body(response.body);
});

export default app;
