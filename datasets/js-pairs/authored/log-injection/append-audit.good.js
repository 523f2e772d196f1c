const fs = require('fs');
const fastify = require('fastify')();

class AuditLog {
  constructor(path) {
    this.path = path;
  }

  write(actor, action) {
    const line = JSON.stringify({ at: Date.now(), actor, action }) + '\n';
    fs.appendFileSync(this.path, line);
  }
}

const audit = new AuditLog('/var/log/shop/audit.log');

fastify.delete('/documents/:name', async (request, reply) => {
  audit.write(request.headers['x-actor'], `deleted ${request.params.name}`);
  reply.code(204).send();
});

fastify.listen({ port: 3000 });
