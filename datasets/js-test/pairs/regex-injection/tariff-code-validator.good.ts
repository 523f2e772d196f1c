import { Hono } from 'hono';
import { z } from 'zod';
import { codes } from './codes';

const app = new Hono();

const Query = z.object({
  chapter: z.string().regex(/^\d{2,4}$/, 'not a chapter'),
  suffix: z.string().regex(/^[A-Z0-9]*$/).max(20).default(''),
});

app.get('/tariffs', (c) => {
  const parsed = Query.safeParse(c.req.query());
  if (!parsed.success) {
    return c.json({ error: parsed.error.issues[0].message }, 400);
  }
  const { chapter, suffix } = parsed.data;
  const shape = new RegExp('^' + chapter + '\\d*' + suffix + '$');
  const list = codes.filter((code) => shape.test(code.id));
  return c.json({ chapter, total: list.length, list: list.slice(0, 100) });
});

app.get('/tariffs/:id', (c) => {
  const code = codes.find((entry) => entry.id === c.req.param('id'));
  return code ? c.json(code) : c.notFound();
});

export default app;
