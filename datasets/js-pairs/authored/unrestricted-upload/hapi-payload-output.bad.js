'use strict';

const Hapi = require('@hapi/hapi');
const Inert = require('@hapi/inert');
const fs = require('fs');
const path = require('path');

const ROOT = path.join(__dirname, 'static');
const EXT = new Set(['.jpg', '.jpeg', '.png']);

exports.start = async () => {
  const server = Hapi.server({ port: 5000 });
  await server.register(Inert);
  server.route({ method: 'GET', path: '/static/{p*}', handler: { directory: { path: ROOT } } });

  server.route({
    method: 'POST',
    path: '/banner',
    options: { payload: { output: 'stream', parse: true, multipart: true, maxBytes: 4_000_000 } },
    handler: (request, h) => {
      const { banner } = request.payload;
      const name = path.basename(banner.hapi.filename);
      const type = banner.hapi.headers['content-type'] || '';
      if (!type.startsWith('image/')) return h.response({ error: 'images only' }).code(415);
      banner.pipe(fs.createWriteStream(path.join(ROOT, name)));
      return h.response({ url: `/static/${name}` }).code(201);
    },
  });
  await server.start();
};
