import { Hono } from 'hono';
import escapeStringRegexp from 'escape-string-regexp';
import { words } from './words';

const app = new Hono();

app.get('/words', (c) => {
  const parts = (c.req.query('parts') ?? '').split(' ').filter(Boolean);
  const matcher = new RegExp(parts.map((p) => escapeStringRegexp(p)).join('|'), 'u');
  return c.json(words.filter((w) => matcher.test(w)));
});

export default app;
