const Hapi = require('@hapi/hapi');
const { createSession } = require('./sessions');

const init = async () => {
  const server = Hapi.server({ port: 3000 });
  server.state('sid', {
    ttl: 30 * 60 * 1000,
    isSecure: true,
    isHttpOnly: true,
    isSameSite: 'Lax',
    path: '/',
    encoding: 'base64json',
  });
  server.route({
    method: 'POST',
    path: '/login',
    handler: async (request, h) => {
      const session = await createSession(request.payload);
      return h.response({ ok: true }).state('sid', { id: session.id });
    },
  });
  await server.start();
};

init();
