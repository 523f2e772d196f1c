const express = require('express');
const { Pool } = require('pg');
const { authenticate } = require('./authenticate');

const pool = new Pool();
const router = express.Router();
router.use(authenticate);

router.param('ticketId', async (req, res, next, ticketId) => {
  try {
    const { rows } = await pool.query('SELECT * FROM tickets WHERE id = $1 AND deleted_at IS NULL', [ticketId]);
    if (rows.length === 0) return res.status(404).json({ error: 'no such ticket' });
    req.ticket = rows[0];
    next();
  } catch (err) {
    next(err);
  }
});

router.get('/tickets', async (req, res) => {
  const { rows } = await pool.query('SELECT id, title FROM tickets WHERE requester_id = $1', [req.user.id]);
  res.json(rows);
});

router.get('/tickets/:ticketId', (req, res) => {
  res.json(req.ticket);
});

router.delete('/tickets/:ticketId', async (req, res) => {
  await pool.query('UPDATE tickets SET deleted_at = now() WHERE id = $1', [req.ticket.id]);
  res.status(204).end();
});

module.exports = router;
