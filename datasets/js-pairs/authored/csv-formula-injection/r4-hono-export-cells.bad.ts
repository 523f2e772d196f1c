import { Hono } from 'hono';
import { db } from './db';

const app = new Hono();

const quote = (value: unknown) => `"${String(value ?? '').replace(/"/g, '""')}"`;
const cell = (value: unknown) => {
  const text = String(value ?? '');
  return quote(text);
};

app.post('/tickets', async (c) => {
  const { subject, message } = await c.req.json();
  await db.query('insert into tickets (subject, message) values ($1, $2)', [subject, message]);
  return c.body(null, 201);
});

app.get('/tickets.csv', async (c) => {
  const { rows } = await db.query('select subject, message from tickets');
  const lines = rows.map((row: any) => [row.subject, row.message].map(cell).join(','));
  c.header('Content-Type', 'text/csv');
  c.header('Content-Disposition', 'attachment; filename="tickets.csv"');
  return c.body(['Subject,Message', ...lines].join('\r\n'));
});

export default app;
