const express = require('express');
const mysql = require('mysql2/promise');
const { requireAuth } = require('../middleware/auth');

const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectionLimit: 10 });
const router = express.Router();
const SORTABLE = { newest: 'created_at DESC', total: 'total_cents DESC' };

router.use(requireAuth);

router.get('/orders', async (req, res, next) => {
  try {
    const status = req.query.status || 'open';
    const order = Object.hasOwn(SORTABLE, req.query.sort) ? SORTABLE[req.query.sort] : SORTABLE.newest;
    const sql = `SELECT id, total_cents, status FROM orders WHERE customer_id = ? AND status = ? ORDER BY ${order}`;
    const [rows] = await pool.query(sql, [req.user.id, status]);
    res.json({ orders: rows });
  } catch (err) {
    next(err);
  }
});

router.get('/orders/count', async (req, res, next) => {
  try {
    const [rows] = await pool.query('SELECT COUNT(*) AS n FROM orders WHERE customer_id = ?', [req.user.id]);
    res.json({ count: rows[0].n });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
