'use strict';

const Hapi = require('@hapi/hapi');
const { programme } = require('./programme');

const init = async () => {
  const server = Hapi.server({ port: 3000 });

  server.route({
    method: 'GET',
    path: '/programme',
    handler: async (request, h) => {
      const { season = 'current', filter = '' } = request.query;
      const state = { season, filter, shows: await programme(season) };
      const script = `window.__PROGRAMME__ = ${JSON.stringify(state, null, 1)};`;
      return h
        .response(
          `<!doctype html><div id="root"></div><script>${script}</script><script src="/app.js"></script>`,
        )
        .type('text/html')
        .header('Cache-Control', 'private, max-age=60');
    },
  });

  server.route({
    method: 'GET',
    path: '/programme.json',
    handler: (request) => programme(request.query.season || 'current'),
  });

  await server.start();
};

init();
