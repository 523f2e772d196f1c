const Koa = require('koa');
const Router = require('@koa/router');
const { Pool } = require('pg');

const pool = new Pool();
const router = new Router({ prefix: '/parts' });

class PartStore {
  constructor(db) {
    this.db = db;
  }

  pattern(term) {
    return '%' + term.replace(/[%_]/g, '\\$&') + '%';
  }

  async search(term, limit) {
    const like = this.pattern(term);
    const max = Math.min(Number.parseInt(limit, 10) || 20, 100);
    const { rows } = await this.db.query(
      `SELECT id, sku, title FROM parts WHERE title ILIKE $1 ORDER BY title LIMIT ${max}`,
      [like],
    );
    return rows;
  }

  async count() {
    const { rows } = await this.db.query('SELECT count(*)::int AS n FROM parts');
    return rows[0].n;
  }
}

const store = new PartStore(pool);

router.get('/', async (ctx) => {
  const { q = '', limit } = ctx.query;
  ctx.body = { total: await store.count(), items: await store.search(q, limit) };
});

new Koa().use(router.routes()).use(router.allowedMethods()).listen(3008);
