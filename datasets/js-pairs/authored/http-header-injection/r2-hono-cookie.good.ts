import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';

const app = new Hono();

app.post('/locale', async (c) => {
  const { locale } = await c.req.json();
  setCookie(c, 'locale', locale, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
  return c.body(null, 204);
});

export default app;
