const fastify = require('fastify')();
const jwt = require('jsonwebtoken');
const { wallets } = require('./wallets');

fastify.addHook('preHandler', async (request, reply) => {
  const token = (request.headers.authorization || '').slice(7);
  let claims;
  try {
    claims = jwt.verify(token, process.env.SECRET, { algorithms: ['HS256'] });
  } catch (err) {
    request.log.warn({ err }, 'token rejected');
    return reply.code(401).send({ error: 'bad token' });
  }
  request.claims = claims;
});

fastify.get('/wallet', async (request) => wallets.of(request.claims.sub));

fastify.listen({ port: 3000 });
