import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import session from '@fastify/session';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import { locks } from './locks';

const app = Fastify({ logger: true });
await app.register(formbody);
await app.register(cookie);
await app.register(session, {
  secret: process.env.SESSION_SECRET!,
  cookie: { secure: true, httpOnly: true, sameSite: 'none' },
});
await app.register(csrf, { sessionPlugin: '@fastify/session' });

app.addHook('preHandler', async (request, reply) => {
  if (!request.session.get('keeper')) {
    return reply.code(401).send();
  }
});

app.addHook('preHandler', (request, reply, done) => {
  if (request.method === 'GET') {
    return done();
  }
  app.csrfProtection(request, reply, done);
});

app.get('/locks', async (request, reply) => {
  return { token: reply.generateCsrf(), locks: await locks.all() };
});

app.post<{ Params: { id: string }; Body: { opens: string; closes: string } }>('/locks/:id/hours', async (request) => {
  const { opens, closes } = request.body;
  return locks.setHours(Number(request.params.id), opens, closes);
});

await app.listen({ port: 3000 });
