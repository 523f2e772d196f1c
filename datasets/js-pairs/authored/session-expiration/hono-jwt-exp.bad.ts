import { Hono } from 'hono';
import { sign } from 'hono/jwt';
import { checkPassword } from './users';

const app = new Hono();

app.post('/token', async (c) => {
  const { user, password } = await c.req.json();
  const account = await checkPassword(user, password);
  if (!account) return c.json({ error: 'wrong' }, 401);
  const now = Math.floor(Date.now() / 1000);
  const token = await sign({ sub: account.id, iat: now }, process.env.KEY!);
  return c.json({ token });
});

export default app;
