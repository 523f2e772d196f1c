const fastify = require('fastify')();
const cors = require('@fastify/cors');

fastify.register(cors, () => {
  return (req, callback) => {
    const options = { credentials: true, origin: false };
    if (/example\.com/.test(req.headers.origin)) {
      options.origin = req.headers.origin;
    }
    callback(null, options);
  };
});

fastify.get('/me', async (request) => ({ id: request.user?.id ?? null }));
fastify.listen({ port: 3000 });
