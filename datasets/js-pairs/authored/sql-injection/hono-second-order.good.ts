import { Hono } from 'hono';
import mysql from 'mysql2/promise';

const app = new Hono();
const pool = mysql.createPool(process.env.DATABASE_URL!);

async function displayName(userId: number): Promise<string> {
  const [rows] = await pool.execute<any[]>('SELECT display_name FROM users WHERE id = ?', [userId]);
  return rows[0].display_name;
}

app.get('/users/:id/mentions', async (c) => {
  const name = await displayName(Number(c.req.param('id')));
  const [rows] = await pool.query('SELECT id, text FROM posts WHERE text LIKE ?', [`%@${name}%`]);
  return c.json(rows);
});

export default app;
