import Hapi from '@hapi/hapi';
import mysql from 'mysql2/promise';

const db = mysql.createPool({ uri: process.env.CATALOGUE_DSN, connectionLimit: 8 });

const TABLES = { books: 'lib_books', maps: 'lib_maps', scores: 'lib_scores' };

function containing(text) {
  return '%' + String(text).replace(/[\\%_]/g, '\\$&') + '%';
}

async function findTitles(kind, text) {
  const table = TABLES[kind] ?? TABLES.books;
  const [rows] = await db.execute(
    `SELECT id, title, shelfmark FROM ${table} WHERE title LIKE ? ORDER BY title LIMIT 50`,
    [containing(text)],
  );
  return rows;
}

const server = Hapi.server({ port: Number(process.env.PORT ?? 3000) });

server.route({
  method: 'GET',
  path: '/catalogue/{kind}',
  handler: async (request, h) => {
    const { q = '' } = request.query;
    if (q.length < 2) {
      return h.response({ message: 'Type at least two characters' }).code(400);
    }
    return { results: await findTitles(request.params.kind, q) };
  },
});

await server.start();
