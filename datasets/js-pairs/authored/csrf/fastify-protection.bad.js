const fastify = require('fastify')();
const { orders } = require('./orders');

fastify.register(require('@fastify/cookie'));
fastify.register(require('@fastify/session'), { secret: process.env.SESSION_SECRET });
fastify.register(require('@fastify/csrf-protection'), { sessionPlugin: '@fastify/session' });

fastify.after(() => {
  fastify.get('/csrf', async (request, reply) => ({ token: reply.generateCsrf() }));

  fastify.route({
    method: 'POST',
    url: '/orders/:id/cancel',
    schema: { params: { id: { type: 'integer' } } },
    handler: async (request, reply) => {
      if (!request.session.user) return reply.code(401).send();
      await orders.cancel(request.session.user.id, request.params.id);
      return { ok: true };
    },
  });
});

fastify.listen({ port: 3000 });
