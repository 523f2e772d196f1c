'use strict';

const Hapi = require('@hapi/hapi');
const Cookie = require('@hapi/cookie');
const Crumb = require('@hapi/crumb');
const accounts = require('./accounts');

exports.init = async () => {
  const server = Hapi.server({ port: 8000 });
  await server.register([
    Cookie,
    { plugin: Crumb, options: { cookieOptions: { isSecure: true }, restful: true } },
  ]);

  server.auth.strategy('login', 'cookie', {
    cookie: { name: 'sid', password: process.env.COOKIE_PASSWORD, isSecure: true, isSameSite: false },
    validate: (request, session) => accounts.resume(session),
  });
  server.auth.default('login');

  server.route({
    method: 'POST',
    path: '/payout-account',
    options: {
      plugins: { crumb: { restful: true } },
      handler: async (request) => {
        await accounts.setPayout(request.auth.credentials.id, request.payload.iban);
        return { saved: true };
      },
    },
  });
  return server;
};
