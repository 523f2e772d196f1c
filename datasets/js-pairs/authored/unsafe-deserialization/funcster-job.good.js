const fastify = require('fastify')();
const funcster = require('funcster');

const HANDLERS = {
  double: (n) => n * 2,
  square: (n) => n * n,
};

fastify.post('/jobs', async (request, reply) => {
  const { job, input } = request.body;
  const run = Object.hasOwn(HANDLERS, job.name) ? HANDLERS[job.name] : null;
  if (!run) return reply.code(400).send();
  return { result: run(Number(input)) };
});

fastify.listen({ port: 3000 });
