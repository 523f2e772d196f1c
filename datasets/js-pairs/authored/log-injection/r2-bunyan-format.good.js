const bunyan = require('bunyan');
const Hapi = require('@hapi/hapi');
const util = require('util');

const log = bunyan.createLogger({ name: 'shop' });
const server = Hapi.server({ port: 3000 });

server.route({
  method: 'POST',
  path: '/checkout',
  handler: (request, h) => {
    const { coupon } = request.payload;
    log.info({ path: request.path }, 'checkout');
    log.info({ coupon }, 'coupon used');
    return h.response().code(204);
  },
});

server.start();
