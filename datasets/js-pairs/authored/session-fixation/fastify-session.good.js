const fastify = require('fastify')();
const { verifyPassword } = require('./passwords');
const { members } = require('./members');

fastify.register(require('@fastify/cookie'));
fastify.register(require('@fastify/session'), {
  secret: process.env.SESSION_SECRET,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 1800000 },
});

fastify.post('/login', async (request, reply) => {
  const { name, password } = request.body;
  const member = await members.byName(name);
  if (!member || !(await verifyPassword(member, password))) {
    return reply.code(401).send({ error: 'no' });
  }
  await request.session.regenerate();
  request.session.set('member', { id: member.id, level: member.level });
  return { welcome: member.name };
});

fastify.listen({ port: 3000 });
