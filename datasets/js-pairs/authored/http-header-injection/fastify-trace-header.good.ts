import Fastify, { FastifyReply, FastifyRequest } from 'fastify';

const app = Fastify({ logger: true });

interface Search {
  q: string;
  source?: string;
}

async function search(request: FastifyRequest<{ Querystring: Search }>, reply: FastifyReply) {
  const { q, source = 'web' } = request.query;
  const hits = await app.index.find(q);
  reply.header('X-Search-Source', source.replace(/[\r\n]/g, ''));
  reply.header('X-Total-Count', hits.length);
  return hits.slice(0, 20);
}

app.get('/search', search);

app.listen({ port: 4000 });
