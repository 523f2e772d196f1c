const express = require('express');
const items = require('./items.json');

const router = express.Router();

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

router.get('/lost', (req, res) => {
  const words = String(req.query.q || '').trim().split(/\s+/).slice(0, 6);
  const pattern = new RegExp(words.map(escapeRegExp).join('|'), 'i');
  const since = new Date(req.query.since || 0);
  const matches = items
    .filter((item) => new Date(item.foundOn) >= since)
    .filter((item) => pattern.test(item.description))
    .slice(0, 50);
  res.json({ count: matches.length, matches });
});

module.exports = router;
