const fastify = require('fastify')();
const funcster = require('funcster');

const HANDLERS = {
  double: (n) => n * 2,
  square: (n) => n * n,
};

fastify.post('/jobs', async (request, reply) => {
  const { job, input } = request.body;
  const { run } = funcster.deepDeserialize(job);
  if (!run) return reply.code(400).send();
  return { result: run(Number(input)) };
});

fastify.listen({ port: 3000 });
