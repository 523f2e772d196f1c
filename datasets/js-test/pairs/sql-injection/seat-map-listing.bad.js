const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const router = express.Router();

const PAGE_SIZE = 40;

router.get('/events/:eventId/seats', async (req, res, next) => {
  const page = Math.max(1, Number.parseInt(req.query.page, 10) || 1);
  const sort = req.query.sort || 'row_label';
  const direction = req.query.dir === 'desc' ? 'DESC' : 'ASC';

  try {
    const { rows } = await pool.query(
      `SELECT seat_id, row_label, block_name, price_cents
         FROM seats
        WHERE event_id = $1 AND sold_at IS NULL
        ORDER BY ${sort} ${direction}, seat_id
        LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
      [req.params.eventId],
    );
    res.json({ page, seats: rows });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
