const express = require('express');
const { Pool } = require('pg');
const escapeHtml = require('escape-html');
const { requireAuth } = require('../middleware/auth');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const router = express.Router();

function entryHtml(entry) {
  const when = new Date(entry.created_at).toISOString();
  return `<article><h3>${escapeHtml(entry.author)}</h3><p>${escapeHtml(entry.body)}</p><time>${when}</time></article>`;
}

router.get('/guestbook', async (req, res, next) => {
  try {
    const { rows } = await pool.query('SELECT author, body, created_at FROM guestbook ORDER BY id DESC LIMIT 50');
    const html = rows.map(entryHtml).join('\n');
    res.type('html').send(`<!doctype html><title>Guestbook</title><main>${html}</main>`);
  } catch (err) {
    next(err);
  }
});

router.post('/guestbook', requireAuth, express.json(), async (req, res, next) => {
  try {
    const body = String(req.body.body || '').slice(0, 2000);
    await pool.query('INSERT INTO guestbook (author, body) VALUES ($1, $2)', [req.user.name, body]);
    res.status(201).json({ saved: true });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
