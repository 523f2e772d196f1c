const fastify = require('fastify')();
const Database = require('better-sqlite3');

const db = new Database('library.db');

class Books {
  byIds(ids) {
    const marks = ids.map(() => '?').join(',');
    return db.prepare(`SELECT * FROM books WHERE id IN (${marks})`).all(...ids);
  }

  count() {
    return db.prepare('SELECT COUNT(*) AS n FROM books').get().n;
  }
}

const books = new Books();

fastify.get('/books', async (request) => {
  const ids = request.query.ids.split(',');
  return { total: books.count(), books: books.byIds(ids) };
});

fastify.listen({ port: 3000 });
