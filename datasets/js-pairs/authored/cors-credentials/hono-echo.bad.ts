import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { getCookie } from 'hono/cookie';
import { sessions } from './sessions';

const app = new Hono();

app.use('/public/*', cors({ origin: '*' }));
app.use(
  '/api/*',
  cors({
    origin: (origin) => origin,
    credentials: true,
    allowMethods: ['GET', 'POST', 'DELETE'],
  })
);

app.get('/public/status', (c) => c.json({ ok: true }));
app.get('/api/me', async (c) => {
  const session = await sessions.find(getCookie(c, 'sid'));
  return session ? c.json(session.user) : c.json({ error: 'signed out' }, 401);
});

export default app;
