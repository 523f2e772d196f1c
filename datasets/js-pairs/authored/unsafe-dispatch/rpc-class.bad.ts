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
  const fn = (api as any)[method];
  return { result: await fn.apply(api, args) };
});

app.listen({ port: 3000 });
