'use strict';

const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { readerFrom, proxyTicket } = require('./readers');

const PUBLISHERS = ['journals.example', 'scores.example', 'mapsheets.example'];

function isPublisher(url) {
  return PUBLISHERS.some((name) => url.hostname.endsWith(name));
}

const routes = [
  {
    method: 'GET',
    path: '/go',
    options: {
      validate: {
        query: Joi.object({ url: Joi.string().uri({ scheme: ['https'] }).required() }),
      },
    },
    handler: async (request, h) => {
      const reader = await readerFrom(request);
      if (!reader) {
        return h.redirect(`/login?next=${encodeURIComponent(request.url.pathname + request.url.search)}`);
      }
      const url = new URL(request.query.url);
      if (!isPublisher(url)) {
        return h.response({ message: 'The library has no licence for that site' }).code(403);
      }
      url.searchParams.set('ticket', await proxyTicket(reader.id, url.hostname));
      return h.redirect(url.href);
    },
  },
  {
    method: 'GET',
    path: '/publishers',
    handler: () => PUBLISHERS,
  },
];

exports.start = async () => {
  const server = Hapi.server({ port: 3000 });
  server.route(routes);
  await server.start();
  return server;
};
