const fastify = require('fastify')();
const { exec } = require('child_process');

fastify.get('/whois/:domain', {
  schema: {
    params: {
      type: 'object',
      properties: { domain: { type: 'string', maxLength: 80 } },
    },
  },
}, (request, reply) => {
  exec(`whois ${request.params.domain}`, (err, stdout) => reply.type('text/plain').send(stdout));
});

fastify.listen({ port: 3000 });
