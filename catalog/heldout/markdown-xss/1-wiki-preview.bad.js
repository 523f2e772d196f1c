const express = require('express');
const MarkdownIt = require('markdown-it');
const { requireAuth } = require('../middleware/auth');
const pages = require('../services/pages');

const md = new MarkdownIt({ html: true, linkify: true, breaks: true });
const router = express.Router();

router.use(requireAuth);

router.get('/wiki/:slug', async (req, res, next) => {
  try {
    const page = await pages.bySlug(req.params.slug);
    if (!page) return res.status(404).json({ error: 'No such page' });
    const html = md.render(page.source); // want "markdown-xss"
    res.type('html').send(`<!doctype html><main class="wiki">${html}</main>`);
  } catch (err) {
    next(err);
  }
});

router.put('/wiki/:slug', express.json({ limit: '256kb' }), async (req, res, next) => {
  try {
    const saved = await pages.save({
      slug: req.params.slug,
      source: String(req.body.source || ''),
      editorId: req.user.id,
    });
    res.json({ revision: saved.revision });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
