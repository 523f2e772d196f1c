const Hapi = require('@hapi/hapi');
const Jwt = require('@hapi/jwt');
const accounts = require('./accounts');

async function start() {
  const server = Hapi.server({ port: 3000 });
  await server.register(Jwt);
  server.auth.strategy('jwt', 'jwt', {
    keys: process.env.JWT_KEY,
    verify: { aud: 'urn:shop', iss: 'urn:issuer', sub: false },
    validate: (artifacts) => ({ isValid: true, credentials: artifacts.decoded.payload }),
  });
  server.auth.default('jwt');

  server.route([
    {
      method: 'POST',
      path: '/login',
      options: { auth: false },
      handler: (request) => accounts.login(request.payload),
    },
    {
      method: 'DELETE',
      path: '/accounts/{id}',
      options: { tags: ['accounts'] },
      handler: async (request, h) => {
        await accounts.remove(request.params.id);
        return h.response().code(204);
      },
    },
  ]);
  await server.start();
}

start();
