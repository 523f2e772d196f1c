'use strict';

const shops = require('../shops');

function literal(text) {
  return '"' + text.replace(/[^\w .,-]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '"';
}

function widget({ heading, city, list }) {
  const points = list.map((s) => `[${Number(s.lat)},${Number(s.lon)},${literal(s.name)}]`);
  return `(function () {
  var heading = ${literal(heading)};
  var city = ${literal(city)};
  var points = [${points.join(',')}];
  window.ShopLocator.mount(document.getElementById('shops'), heading, city, points);
})();`;
}

module.exports = async function embed(fastify) {
  fastify.get(
    '/embed/shops.js',
    {
      schema: {
        querystring: {
          type: 'object',
          required: ['city'],
          properties: {
            city: { type: 'string', maxLength: 60 },
            heading: { type: 'string', maxLength: 120, default: 'Our shops' },
          },
        },
      },
    },
    async (request, reply) => {
      const { city, heading } = request.query;
      const list = await shops.near(city, 20);
      reply.type('text/javascript; charset=utf-8');
      reply.header('Cache-Control', 'public, max-age=300');
      return widget({ heading, city, list });
    }
  );
};
