const express = require('express');
const { Pool } = require('pg');
const { requireLogin } = require('./middleware/auth');

const router = express.Router();
const pool = new Pool();

router.use(requireLogin);

router.get('/invoices', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM invoices WHERE customer_id = $1', [req.user.id]);
  res.json(rows);
});

router.get('/invoices/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM invoices WHERE id = $1', [req.params.id]);
  if (rows.length === 0) {
    return res.status(404).json({ error: 'not found' });
  }
  res.json(rows[0]);
});

module.exports = router;
