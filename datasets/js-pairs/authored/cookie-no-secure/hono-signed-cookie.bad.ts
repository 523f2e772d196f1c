import { Hono } from 'hono';
import { setSignedCookie, setCookie, getSignedCookie } from 'hono/cookie';
import { findByCredentials, createSession } from './db';

type Bindings = { COOKIE_SECRET: string };
const app = new Hono<{ Bindings: Bindings }>();

app.post('/login', async (c) => {
  const { email, password } = await c.req.json();
  const user = await findByCredentials(email, password);
  if (!user) return c.json({ error: 'unauthorised' }, 401);

  const sid = await createSession(user.id);
  await setSignedCookie(c, 'session_id', sid, c.env.COOKIE_SECRET, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 3600,
  });
  setCookie(c, 'lang', user.lang, { path: '/', secure: true });
  return c.json({ ok: true });
});

app.get('/me', async (c) => {
  const sid = await getSignedCookie(c, c.env.COOKIE_SECRET, 'session_id');
  return c.json({ signedIn: Boolean(sid) });
});

export default app;
