const express = require('express');
const escapeHtml = require('escape-html');
const { searchArticles } = require('../services/articles');

const router = express.Router();

function layout(title, body) {
  return `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
}

router.get('/search', async (req, res, next) => {
  try {
    const term = String(req.query.q || '');
    const results = await searchArticles(term);
    const items = results.map((a) => `<li><a href="/a/${Number(a.id)}">${escapeHtml(a.title)}</a></li>`).join('');
    const heading = `<h1>Results for ${escapeHtml(term)}</h1>`;
    res.send(layout('Search', `${heading}<ul>${items}</ul>`));
  } catch (err) {
    next(err);
  }
});

router.get('/search.json', async (req, res, next) => {
  searchArticles(String(req.query.q || ''))
    .then((results) => res.json({ q: req.query.q, results }))
    .catch(next);
});

module.exports = router;
