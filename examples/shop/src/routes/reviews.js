'use strict';

const { Router } = require('express');
const reviews = require('../repositories/reviews');
const { escapeHtml, page, list } = require('../lib/html');

const router = Router();

router.get('/product/:id', async (req, res) => {
  const found = await reviews.published(req.params.id);
  const body = list(found, (review) => `<b>${escapeHtml(review.author)}</b> <q>${escapeHtml(review.text)}</q>`);
  res.send(page('Reviews', body));
});

router.get('/product/:id/print', async (req, res) => {
  const found = await reviews.published(req.params.id);
  let body = '<h1>All reviews</h1>';
  for (const review of found) {
    body += '<p><b>' + escapeHtml(review.author) + '</b>: ' + review.text + '</p>';
  }
  res.type('html').send(page('Reviews', body));
});

router.post('/search', (req, res, next) => {
  reviews
    .matching(req.body)
    .then((found) => res.json(found))
    .catch(next);
});

router.post('/', async (req, res) => {
  const review = await reviews.add(req.body);
  res.status(201).json({ rating: review.rating });
});

module.exports = router;
