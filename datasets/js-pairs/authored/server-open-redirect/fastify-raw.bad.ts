import Fastify, { FastifyReply, FastifyRequest } from 'fastify';

type Query = { Querystring: { continue?: string } };

const app = Fastify();
const PATHS = ['/orders', '/profile', '/help'];

const handler = async (request: FastifyRequest<Query>, reply: FastifyReply) => {
  const wanted = request.query.continue ?? '/orders';
  reply.header('location', wanted).code(303);
  return reply.send();
};

app.get('/continue', handler);
app.listen({ port: 3000 });
