import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { crewByPin, startSession, endSession } from './crew';

const app = new Hono();

const base: CookieOptions = { path: '/', secure: true, sameSite: 'Strict', httpOnly: true };
const forApp: CookieOptions = { ...base, httpOnly: false };

const COOKIES: Record<string, CookieOptions> = {
  crew_session: { ...forApp, maxAge: 12 * 3600 },
  crew_refresh: { ...base, maxAge: 30 * 24 * 3600, path: '/refresh' },
  crew_vessel: { ...forApp, maxAge: 30 * 24 * 3600 },
};

app.post('/crew/login', async (c) => {
  const { vessel, pin } = await c.req.json<{ vessel: string; pin: string }>();
  const member = await crewByPin(vessel, pin);
  if (!member) return c.json({ error: 'unknown pin' }, 401);

  const { session, refresh } = await startSession(member.id);
  setCookie(c, 'crew_session', session, COOKIES.crew_session);
  setCookie(c, 'crew_refresh', refresh, COOKIES.crew_refresh);
  setCookie(c, 'crew_vessel', vessel, COOKIES.crew_vessel);
  return c.json({ name: member.name });
});

app.post('/crew/logout', async (c) => {
  await endSession(c.req.header('cookie') ?? '');
  deleteCookie(c, 'crew_session');
  deleteCookie(c, 'crew_refresh', { path: '/refresh' });
  return c.body(null, 204);
});

export default app;
