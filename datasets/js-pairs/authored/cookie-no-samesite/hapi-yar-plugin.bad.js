'use strict';

const Hapi = require('@hapi/hapi');
const Yar = require('@hapi/yar');

exports.deploy = async () => {
  const server = Hapi.server({ port: 3000, routes: { security: true } });
  await server.register({
    plugin: Yar,
    options: {
      name: 'basket_session',
      storeBlank: false,
      cookieOptions: {
        password: process.env.YAR_PASSWORD,
        isSecure: true,
        isHttpOnly: true,
        isSameSite: 'None',
      },
    },
  });
  server.route({
    method: 'GET',
    path: '/basket',
    handler: (request) => request.yar.get('basket') ?? [],
  });
  await server.start();
};
