const fastify = require('fastify')();
const { nanoid } = require('nanoid');
const keys = require('./keys');

let issued = 1000;

function nextInvoiceNumber() {
  issued += 1;
  return `INV-${issued}`;
}

fastify.post('/api-keys', async (request, reply) => {
  issued += 1;
  const apiKey = `key_${issued.toString(16).padStart(8, '0')}`;
  await keys.insert({ apiKey, owner: request.user.id });
  return reply.code(201).send({ apiKey });
});

fastify.post('/invoices', async (request) => ({ number: nextInvoiceNumber(), to: request.body.customer }));

fastify.listen({ port: 3000 });
