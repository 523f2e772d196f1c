'use strict';

const express = require('express');
const { ProductRepository } = require('../repositories/products');
const { escapeHtml, page, list } = require('../lib/html');

const router = express.Router();
const products = new ProductRepository();

const row = (product) => `<a href="/products/${encodeURIComponent(product.slug)}">${escapeHtml(product.name)}</a>`;

router.get('/', async (req, res) => {
  const { q = '' } = req.query;
  const found = await products.search(q, 40);
  if (found.length === 0) {
    return res.send(page('Search', `<p>Nothing found for <b>${q}</b>.</p>`));
  }
  res.send(page('Search', `<h1>${escapeHtml(q)}</h1>${list(found, row)}`));
});

router.get('/suggest', async (req, res) => {
  const found = await products.suggest(String(req.query.q || ''));
  res.json(found.map(({ slug, name }) => ({ slug, name })));
});

router.get('/category/:category', async (req, res) => {
  const { sort, direction } = req.query;
  const found = await products.inCategory(req.params.category, { sort, direction });
  res.send(page('Category', `<h1>${escapeHtml(req.params.category)}</h1>${list(found, row)}`));
});

router.get('/supplier/:supplier', async (req, res, next) => {
  try {
    const found = await products.bySupplier(req.params.supplier, req.query.sort);
    res.json(found);
  } catch (error) {
    next(error);
  }
});

router.get('/highlight', async (req, res) => {
  const word = req.query.word;
  const found = await products.suggest(word);
  const marker = new RegExp(`(${word})`, 'gi');
  res.json(found.map((p) => p.name.replace(marker, '*$1*')));
});

router.get('/filter', async (req, res) => {
  const word = String(req.query.word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = await products.suggest('');
  res.json(found.filter((p) => new RegExp(word, 'i').test(p.name)));
});

router.get('/:slug', async (req, res) => {
  const [product] = await products.bySlug(req.params.slug);
  if (!product) {
    return res.status(404).send(page('Not found', `<p>No product ${escapeHtml(req.params.slug)}.</p>`));
  }
  res.send(page(product.name, `<h1>${escapeHtml(product.name)}</h1><p>${Number(product.price).toFixed(2)}</p>`));
});

module.exports = router;
