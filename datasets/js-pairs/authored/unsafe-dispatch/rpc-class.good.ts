import Fastify from 'fastify';

class Api {
  list() {
    return ['a', 'b'];
  }

  count() {
    return 2;
  }
}

const api = new Api();
const app = Fastify();

app.post<{ Body: { method: string; args: unknown[] } }>('/rpc', async (request, reply) => {
  const { method, args } = request.body;
  if (method !== 'list' && method !== 'count') return reply.code(404).send();
  const fn = api[method];
  return { result: await fn.apply(api) };
});

app.listen({ port: 3000 });
