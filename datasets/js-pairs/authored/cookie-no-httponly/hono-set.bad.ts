import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { sign } from 'hono/jwt';
import { check } from './users';

const app = new Hono();

app.post('/login', async (c) => {
  const { user, password } = await c.req.json();
  const account = await check(user, password);
  if (!account) return c.json({ error: 'no' }, 401);
  const jwt = await sign({ sub: account.id, exp: Math.floor(Date.now() / 1000) + 900 }, process.env.JWT_SECRET!);
  setCookie(c, 'jwt', jwt, { secure: true, sameSite: 'Strict', path: '/' });
  return c.json({ id: account.id });
});

export default app;
