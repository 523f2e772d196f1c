import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { stringify } from 'csv-stringify/sync';
import { db } from './db';

const app = new Hono();

app.use('/api/admin/*', bearerAuth({ token: process.env.ADMIN_TOKEN! }));

app.get('/api/products', async (c) => c.json(await db.products.list()));

app.get('/api/admin/stats', async (c) => c.json(await db.stats()));

app.get('/api/export/users.csv', async (c) => {
  const users = await db.users.all();
  c.header('Content-Type', 'text/csv');
  return c.body(stringify(users.map((u) => [u.id, u.email, u.phone]), { header: false }));
});

export default app;
