import type { FastifyInstance } from 'fastify';
import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import { verifyPassword } from './passwords.js';

const THEME: CookieSerializeOptions = { path: '/', maxAge: 31_536_000, sameSite: 'lax', secure: true };

function sessionCookie(days: number): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    signed: true,
    secure: true,
    maxAge: days * 86_400,
  };
}

export default async function login(app: FastifyInstance) {
  await app.register(cookie, { secret: process.env.COOKIE_SECRET as string });

  app.post<{ Body: { email: string; password: string; remember?: boolean } }>('/login', async (request, reply) => {
    const { email, password, remember } = request.body;
    const patron = await app.patrons.byEmail(email);
    if (!patron || !(await verifyPassword(password, patron.passwordHash))) {
      return reply.code(401).send({ error: 'wrong e-mail or password' });
    }
    const id = randomBytes(32).toString('base64url');
    const days = remember ? 14 : 1;
    await app.sessions.put(id, patron.id, days * 86_400);
    reply.setCookie('theme', patron.theme, THEME);
    reply.setCookie('session', id, sessionCookie(days));
    return { name: patron.name };
  });
}
