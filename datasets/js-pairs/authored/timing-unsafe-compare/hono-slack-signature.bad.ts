import { Hono } from 'hono';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { handleCommand } from './commands';

const app = new Hono();
const key = process.env.SLACK_SIGNING_SECRET!;

app.post('/slack/commands', async (c) => {
  const raw = await c.req.text();
  const stamp = c.req.header('x-slack-request-timestamp') ?? '0';
  if (Math.abs(Date.now() / 1000 - Number(stamp)) > 300) return c.text('stale', 400);
  const expected = 'v0=' + createHmac('sha256', key).update(`v0:${stamp}:${raw}`).digest('hex');
  const given = c.req.header('x-slack-signature') ?? '';
  if (given.length !== expected.length || given !== expected) return c.text('bad signature', 401);
  return c.json(await handleCommand(new URLSearchParams(raw)));
});

export default app;
