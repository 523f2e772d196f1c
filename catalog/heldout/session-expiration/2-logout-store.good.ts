import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { checkPassword } from './accounts';

class SessionStore {
  constructor(private readonly redis: Redis) {}

  async create(userId: number): Promise<string> {
    const sid = randomBytes(32).toString('base64url');
    await this.redis.set(`sess:${sid}`, String(userId), 'EX', 1800);
    return sid;
  }

  async remove(sid: string): Promise<void> {
    await this.redis.del(`sess:${sid}`);
  }
}

export function build(redis: Redis) {
  const app = Fastify();
  const store = new SessionStore(redis);
  app.register(cookie);
  app.register(csrf, { cookieOpts: { httpOnly: true, secure: true, sameSite: 'strict' } });

  app.post<{ Body: { email: string; password: string } }>('/login', async (request, reply) => {
    const user = await checkPassword(request.body.email, request.body.password);
    if (!user) return reply.code(401).send({ error: 'Wrong email or password' });
    const sid = await store.create(user.id);
    reply.setCookie('sid', sid, { httpOnly: true, secure: true, sameSite: 'strict', path: '/', maxAge: 1800 });
    return { name: user.name };
  });

  app.post('/logout', { onRequest: (req, rep, done) => app.csrfProtection(req, rep, done) }, async (request, reply) => {
    const { sid } = request.cookies;
    if (sid) await store.remove(sid);
    if (sid) reply.clearCookie('sid', { path: '/' });
    return { done: true };
  });

  return app;
}
