const fastify = require('fastify')({ logger: true });
const mysql = require('mysql2/promise');

const pool = mysql.createPool(process.env.DATABASE_URL);

function publicView(row) {
  const { password_hash, totp_secret, ...rest } = row;
  return { ...rest, name: `${row.first_name} ${row.last_name}` };
}

fastify.get('/staff/:id', async (request, reply) => {
  const [rows] = await pool.execute(
    'SELECT id, first_name, last_name, email, password_hash, totp_secret FROM staff WHERE id = ?',
    [request.params.id]
  );
  if (rows.length === 0) return reply.code(404).send({ error: 'not found' });
  return publicView(rows[0]);
});

fastify.listen({ port: 3000 });
