const Hapi = require('@hapi/hapi');
const Bcrypt = require('bcrypt');
const users = require('./users');

exports.register = async (server) => {
  server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: process.env.COOKIE_PASSWORD, isSecure: true } });
  server.auth.default('session');

  server.route({
    method: 'GET',
    path: '/admin/users',
    options: { auth: { strategy: 'session', scope: ['admin'] } },
    handler: () => users.list(),
  });

  server.route({
    method: 'POST',
    path: '/admin/users/{id}/reset-password',
    options: { auth: { strategy: 'session', scope: ['admin'] } },
    handler: async (request) => {
      await users.update(request.params.id, { hash: await Bcrypt.hash(request.payload.password, 12) });
      return { ok: true };
    },
  });
};
