import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const router = express.Router();

function orderClause(sort: string, dir: string): string {
  return `ORDER BY ${sort} ${dir}`;
}

router.get('/products', async (req, res) => {
  const { sort = 'name', dir = 'asc', category } = req.query as Record<string, string>;
  const sql = `SELECT id, name, price FROM products WHERE category = $1 ${orderClause(sort, dir)} LIMIT 50`;
  const { rows } = await pool.query(sql, [category]);
  res.json(rows);
});

export default router;
