'use strict';

const Hapi = require('@hapi/hapi');
const CookieAuth = require('@hapi/cookie');
const { lookup } = require('./staff');

async function start() {
  const server = Hapi.server({ port: 4000 });
  await server.register(CookieAuth);

  server.auth.strategy('session', 'cookie', {
    cookie: {
      name: 'staff-session',
      password: process.env.COOKIE_PASSWORD,
      isSecure: true,
      isHttpOnly: true,
      isSameSite: 'Strict',
      path: '/',
      ttl: 60 * 60 * 1000,
    },
    redirectTo: '/login',
    validate: async (request, session) => {
      const person = await lookup(session.id);
      return person ? { isValid: true, credentials: person } : { isValid: false };
    },
  });
  server.auth.default('session');

  server.route({ method: 'GET', path: '/rota', handler: (request) => request.auth.credentials.rota });
  await server.start();
}

start();
