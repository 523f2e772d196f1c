import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { guest } from './session.mjs';
import { comments } from './store.mjs';

const app = new Hono();

function tidy(text) {
  const lines = text.replaceAll('\u200b', '').split('\n').map((line) => line.trimEnd());
  const kept = lines.filter((line, i) => line !== '' || lines[i - 1] !== '');
  return kept.join('\n').trim();
}

function mentions(text) {
  return [...text.matchAll(/@([a-z0-9_]{2,20})/g)].map(([, name]) => name);
}

app.use('/comments', guest);

app.post('/comments', bodyLimit({ maxSize: 512 * 1024 }), async (c) => {
  const { text } = await c.req.json();
  if (typeof text !== 'string' || text === '') {
    return c.json({ error: 'write something first' }, 400);
  }
  const tidied = tidy(text);
  const saved = await comments.add({
    guest: c.get('guest').id,
    text: tidied.slice(0, 4000),
    mentions: mentions(tidied),
  });
  return c.json({ id: saved.id }, 201);
});

app.get('/comments', async (c) => c.json(await comments.latest(50)));

export default app;
