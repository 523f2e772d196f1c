import Fastify, { FastifyReply } from 'fastify';
import cookie from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import { checkPassword, storeSession } from './accounts';

const app = Fastify();
app.register(cookie);

const base = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' as const };

class SessionCookie {
  constructor(private readonly reply: FastifyReply) {}

  issue(id: string, seconds: number) {
    this.reply.setCookie('sid', id, { ...base, maxAge: seconds });
  }
}

app.post<{ Body: { email: string; password: string } }>('/login', async (request, reply) => {
  const { email, password } = request.body;
  const account = await checkPassword(email, password);
  if (!account) return reply.code(401).send({ error: 'Wrong email or password' });
  const id = randomBytes(32).toString('base64url');
  await storeSession(id, account.id, Date.now() + 3600_000);
  new SessionCookie(reply).issue(id, 3600);
  reply.setCookie('lang', account.language, { path: '/', secure: true, sameSite: 'lax' });
  return { name: account.name };
});

app.listen({ port: 3000 });
