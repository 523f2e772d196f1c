const { Sequelize, QueryTypes } = require('sequelize');
const fastify = require('fastify')();

const sequelize = new Sequelize(process.env.DATABASE_URL);

fastify.get('/tables/:name/count', async (request) => {
  const { name } = request.params;
  const { since } = request.query;
  const table = { orders: 'orders', visits: 'visits' }[name] || 'visits';
  const rows = await sequelize.query(
    `SELECT count(*) AS n FROM ${table} WHERE created_at > :since`,
    { replacements: { since }, type: QueryTypes.SELECT },
  );
  return rows[0];
});

fastify.listen({ port: 3111 });
