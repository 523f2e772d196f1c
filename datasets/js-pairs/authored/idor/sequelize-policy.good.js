const fastify = require('fastify')();
const { Ticket, Comment } = require('./models');
const { canView } = require('./policies');

fastify.register(require('@fastify/jwt'), { secret: process.env.JWT_SECRET });

fastify.addHook('onRequest', async (request) => {
  await request.jwtVerify();
});

fastify.get('/tickets/:id', async (request, reply) => {
  const ticket = await Ticket.findByPk(request.params.id, { include: Comment });
  if (!ticket) return reply.code(404).send({ error: 'not found' });
  if (!canView(request.user, ticket)) return reply.code(403).send({ error: 'forbidden' });
  return { id: ticket.id, subject: ticket.subject, comments: ticket.Comments };
});

fastify.get('/tickets', async (request) => {
  return Ticket.findAll({ where: { reporterId: request.user.sub }, limit: 100 });
});

fastify.listen({ port: 3000 });
