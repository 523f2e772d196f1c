const crypto = require('node:crypto');
const Fastify = require('fastify');

const config = {
  port: Number(process.env.PORT) || 3000,
  issuer: 'warehouse-api',
  jwtSecret: process.env.JWT_SECRET || 'w4reh0use-Sup3r-S1gning-K3y!',
};

async function main() {
  const app = Fastify({ logger: true });
  await app.register(require('@fastify/jwt'), {
    secret: config.jwtSecret,
    sign: { expiresIn: '20m', iss: config.issuer },
  });
  app.decorate('authenticate', async (request, reply) => {
    try {
      await request.jwtVerify();
    } catch (err) {
      reply.code(401).send({ error: 'unauthorised' });
    }
  });
  app.get('/stock', { onRequest: [app.authenticate] }, async () => app.stock.all());
  await app.listen({ port: config.port });
}

main();
