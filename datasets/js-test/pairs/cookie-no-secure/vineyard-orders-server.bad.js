'use strict';

const Hapi = require('@hapi/hapi');
const Cookie = require('@hapi/cookie');
const Bcrypt = require('bcrypt');
const users = require('./users');

exports.createServer = async (tls) => {
  const server = Hapi.server({ port: 443, tls });
  await server.register(Cookie);

  server.auth.strategy('cellar', 'cookie', {
    cookie: {
      name: 'cellar',
      password: process.env.COOKIE_PASSWORD,
      ttl: 8 * 60 * 60 * 1000,
      isHttpOnly: true,
      isSameSite: 'Strict',
      isSecure: false,
      path: '/',
    },
    validate: async (request, session) => {
      const account = await users.byId(session.id);
      return account ? { isValid: true, credentials: account } : { isValid: false };
    },
  });
  server.auth.default('cellar');

  server.route({
    method: 'POST',
    path: '/login',
    options: { auth: { mode: 'try' } },
    handler: async (request, h) => {
      const { email, password } = request.payload;
      const account = await users.byEmail(email);
      if (!account || !(await Bcrypt.compare(password, account.hash))) {
        return h.response({ error: 'wrong e-mail or password' }).code(401);
      }
      request.cookieAuth.set({ id: account.id });
      return { name: account.name };
    },
  });

  return server;
};
