import { Hono } from 'hono';
import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { pool } from './pool.mjs';
import { farmSession } from './session.mjs';

const db = drizzle(pool);
const app = new Hono();

app.use('/stock/*', farmSession);

app.get('/stock/levels', async (c) => {
  const farm = c.get('farm');
  const silos = c.req.query('silos')?.split(',') ?? [];
  if (silos.length === 0 || silos.length > 50) {
    return c.json({ error: 'give between 1 and 50 silos' }, 400);
  }

  const list = silos.map((name) => `'${name}'`).join(', ');
  const result = await db.execute(sql`
    SELECT silo, feed_type, SUM(delta_kg) AS kg
    FROM stock_moves
    WHERE farm_id = ${farm.id}
      AND silo IN (${sql.raw(list)})
    GROUP BY silo, feed_type
    ORDER BY silo
  `);

  return c.json({ farm: farm.name, levels: result.rows });
});

export default app;
