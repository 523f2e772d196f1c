import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { login } from './users';

type Env = { Bindings: { SESSIONS: KVNamespace } };
const app = new Hono<Env>();

app.post('/login', async (c) => {
  const { email, password } = await c.req.json();
  const user = await login(email, password);
  if (!user) return c.text('no', 401);
  const id = crypto.randomUUID();
  await c.env.SESSIONS.put(`session:${id}`, JSON.stringify({ user: user.id }), { expirationTtl: 3600 });
  setCookie(c, 'sid', id, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  return c.json({ ok: true });
});

app.post('/logout', async (c) => {
  const id = getCookie(c, 'sid');
  if (id) await c.env.SESSIONS.delete(`session:${id}`);
  deleteCookie(c, 'sid');
  return c.json({ ok: true });
});

export default app;
