import knex from 'knex';
import Fastify from 'fastify';

const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
const app = Fastify();

function base(tenant: number) {
  return db('invoices').where({ tenant_id: tenant }).select('id', 'total');
}

app.get<{ Querystring: { note: string; tenant: number } }>('/invoices', async (request) => {
  const { note, tenant } = request.query;
  return base(tenant).whereRaw('lower(note) like ?', [`%${note.toLowerCase()}%`]);
});

app.listen({ port: 3000 });
