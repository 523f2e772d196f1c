'use strict';

const stations = require('./stations');

function embed(value) {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028|\u2029/g, '');
}

function page(state) {
  return `<!doctype html>
<html>
<head>
  <meta charset="utf-8">
  <title>Station dashboard</title>
</head>
<body>
  <main id="root"></main>
  <script>window.__STATION__ = ${embed(state)};</script>
  <script src="/assets/dashboard.js" defer></script>
</body>
</html>`;
}

module.exports = async function dashboard(fastify) {
  fastify.put('/stations/:id', { preHandler: fastify.ownsStation }, async (request) => {
    const { label, remarks } = request.body;
    await stations.rename(request.params.id, { label, remarks });
    return { ok: true };
  });

  // Anyone may look at a station; its owner chooses label and remarks.
  fastify.get('/stations/:id/dashboard', async (request, reply) => {
    const station = await stations.find(request.params.id);
    if (!station) return reply.code(404).send('not found');
    const readings = await stations.readings(station.id, { hours: 48 });
    reply.type('text/html; charset=utf-8');
    return page({
      label: station.label,
      remarks: station.remarks,
      readings: readings.map((r) => [r.at.getTime(), r.celsius]),
    });
  });
};
