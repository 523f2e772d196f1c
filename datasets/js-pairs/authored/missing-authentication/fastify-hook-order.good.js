const Fastify = require('fastify');
const jwt = require('@fastify/jwt');
const { db } = require('./db');

async function adminRoutes(fastify) {
  fastify.addHook('preHandler', fastify.authenticate);

  fastify.post('/settings', async (request) => {
    await db.settings.update({ siteName: String(request.body.siteName) });
    return { ok: true };
  });

  fastify.delete('/accounts/:id', async (request, reply) => {
    await db.accounts.delete(request.params.id);
    return reply.code(204).send();
  });
}

async function build() {
  const app = Fastify();
  await app.register(jwt, { secret: process.env.JWT_SECRET });
  app.decorate('authenticate', async (request, reply) => {
    try {
      await request.jwtVerify();
    } catch (err) {
      reply.send(err);
    }
  });
  app.register(adminRoutes, { prefix: '/admin' });
  return app;
}

build().then((app) => app.listen({ port: 3000 }));
