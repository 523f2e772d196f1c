const express = require('express');
const terms = require('../data/glossary.json');

const router = express.Router();
const WORD = new RegExp('^[a-z]+$', 'i');

function highlight(text, re) {
  const hits = [];
  for (const match of text.matchAll(re)) hits.push([match.index, match[0].length]);
  return hits;
}

router.get('/glossary', (req, res) => {
  const q = String(req.query.q || '').slice(0, 80);
  if (!q) return res.json({ results: [] });
  const re = new RegExp(q, 'gi'); // want "regex-injection"
  const results = terms
    .filter((t) => t.name.search(re) >= 0)
    .map((t) => ({ name: t.name, marks: highlight(t.name, re) }));
  res.json({ results });
});

router.get('/glossary/:word', (req, res) => {
  if (!WORD.test(req.params.word)) return res.status(400).json({ error: 'Not a word' });
  const found = terms.find((t) => t.name === req.params.word);
  res.json(found || null);
});

module.exports = router;
