const express = require('express');
const { Pool } = require('pg');
const { requireAuth, requireRole } = require('../middleware/bearer');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const router = express.Router();
router.use(requireAuth, requireRole('support'));

router.get('/users/:id', async (req, res, next) => {
  try {
    const { rows } = await pool.query('SELECT id, email, created_at FROM users WHERE id = $1', [Number(req.params.id)]);
    if (rows.length === 0) return res.status(404).json({ error: 'No such user' });
    res.json({ user: rows[0] });
  } catch (err) {
    next(err);
  }
});

router.get('/users/:id/has-password', async (req, res, next) => {
  try {
    const { rows } = await pool.query('SELECT password_hash FROM users WHERE id = $1', [Number(req.params.id)]);
    res.json({ hasPassword: rows.length === 1 && rows[0].password_hash !== null });
  } catch (err) {
    next(err);
  }
});

router.use((err, req, res, next) => {
  console.error(err);
  res.status(500).json({ error: 'Something went wrong' });
});

module.exports = router;
