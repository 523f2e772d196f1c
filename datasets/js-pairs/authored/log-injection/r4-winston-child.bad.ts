import winston from 'winston';
import { Hono } from 'hono';

const logger = winston.createLogger({
  transports: [new winston.transports.File({ filename: 'auth.log' })],
  format: winston.format.printf(({ level, message }) => `${new Date().toISOString()} [${level}] ${message}`),
});

const app = new Hono();

const oneLine = (value: string) => value.replace(/[\u0000-\u001f\u007f]+/g, ' ');
const short = (value: string) => value.slice(0, 100);

app.post('/sessions', async (c) => {
  const { username, password } = await c.req.json();
  const ok = await c.get('users').verify(username, password);
  if (!ok) {
    logger.warn('failed login for ' + short(username));
    return c.json({ ok: false }, 401);
  }
  return c.json({ ok: true });
});

export default app;
