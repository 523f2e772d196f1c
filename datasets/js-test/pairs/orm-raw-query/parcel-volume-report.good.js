'use strict';

const knex = require('../db/knex');

class VolumeReport {
  constructor(log) {
    this.log = log;
  }

  async perDay({ depot, from, to }) {
    const sql = `SELECT date_trunc('day', scanned_at) AS day, count(*) AS parcels
         FROM scans
        WHERE depot_id = ?
          AND scanned_at >= ? AND scanned_at < ?
        GROUP BY 1 ORDER BY 1`;
    const { rows } = await knex.raw(sql, [depot, from, to]);
    this.log.info({ depot, days: rows.length }, 'volume report built');
    return rows;
  }
}

module.exports = async function volumeRoutes(fastify) {
  const report = new VolumeReport(fastify.log);

  fastify.get('/reports/volume', { preHandler: fastify.authenticate }, async (request, reply) => {
    const { depot, from, to } = request.query;
    if (!depot || !from || !to) {
      return reply.code(400).send({ error: 'depot, from and to are required' });
    }
    const rows = await report.perDay({ depot, from: new Date(from), to: new Date(to) });
    return { depot, rows };
  });
};
