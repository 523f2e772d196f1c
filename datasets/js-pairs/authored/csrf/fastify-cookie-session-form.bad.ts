import Fastify from 'fastify';
import formbody from '@fastify/formbody';
import cookie from '@fastify/cookie';
import session from '@fastify/session';
import csrf from '@fastify/csrf-protection';
import { updateEmail } from './users';

const app = Fastify();
await app.register(formbody);
await app.register(cookie);
await app.register(session, {
  secret: process.env.SESSION_SECRET!,
  cookie: { secure: true, httpOnly: true, sameSite: 'none' },
});
await app.register(csrf, { sessionPlugin: '@fastify/session' });

app.get('/settings', async (request, reply) => {
  const token = reply.generateCsrf();
  return reply.type('text/html').send(`<form method="post"><input type="hidden" name="_csrf" value="${token}"></form>`);
});

app.post<{ Body: { email: string } }>(
  '/settings/email',
  { schema: { body: { type: 'object', required: ['email'], properties: { email: { type: 'string' } } } } },
  async (request, reply) => {
    const userId = request.session.get('userId');
    if (!userId) return reply.code(401).send();
    await updateEmail(userId, request.body.email);
    return reply.redirect('/settings');
  },
);

await app.listen({ port: 3000 });
