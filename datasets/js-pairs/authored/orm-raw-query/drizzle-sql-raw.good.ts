import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { events } from './schema';

const db = drizzle(process.env.DATABASE_URL!);
const app = new Hono();

const columns = { at: events.at, name: events.name };

app.get('/events', async (c) => {
  const since = c.req.query('since') ?? '2024-01-01';
  const rows = await db
    .select(columns)
    .from(events)
    .where(sql`at > ${since}`);
  return c.json(rows);
});

export default app;
