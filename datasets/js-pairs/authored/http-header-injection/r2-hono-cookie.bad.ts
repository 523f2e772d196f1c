import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';

const app = new Hono();

app.post('/locale', async (c) => {
  const { locale } = await c.req.json();
  c.header('Set-Cookie', 'locale=' + locale + '; Path=/; HttpOnly; Secure; SameSite=Lax');
  return c.body(null, 204);
});

export default app;
