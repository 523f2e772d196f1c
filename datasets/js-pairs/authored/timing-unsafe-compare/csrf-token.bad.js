const fastify = require('fastify')();
const { timingSafeEqual } = require('crypto');

fastify.register(require('@fastify/cookie'));

fastify.addHook('preHandler', async (request, reply) => {
  if (request.method === 'GET') return;
  const sent = String(request.headers['x-csrf-token'] || '');
  const kept = String(request.cookies.csrfToken || '');
  if (!kept || sent !== kept) {
    return reply.code(403).send({ error: 'stale form' });
  }
});

fastify.post('/notes', async (request) => ({ stored: request.body.text.length }));
fastify.listen({ port: 3000 });
