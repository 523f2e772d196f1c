import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import { signIn, revoke } from './accounts.mjs';

const app = Fastify({ logger: true });
await app.register(cookie, { secret: process.env.COOKIE_SECRET });

const flags = { path: '/', httpOnly: true, secure: true, signed: true, sameSite: 'lax' };

app.post('/session', async (request, reply) => {
  const { account, passphrase } = request.body;
  const token = await signIn(account, passphrase);
  if (!token) {
    return reply.code(401).send({ message: 'Account or passphrase not known' });
  }
  return reply
    .setCookie('ctax', token, { ...flags, maxAge: 1800 })
    .setCookie('lang', 'en', { path: '/', secure: true, sameSite: 'lax' })
    .send({ ok: true });
});

app.delete('/session', async (request, reply) => {
  const { value } = request.unsignCookie(request.cookies.ctax ?? '');
  if (value) await revoke(value);
  return reply.clearCookie('ctax', flags).code(204).send();
});

await app.listen({ port: 3000 });
