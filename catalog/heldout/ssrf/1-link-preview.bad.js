const express = require('express');
const axios = require('axios');
const cheerio = require('cheerio');
const { requireAuth } = require('../middleware/bearer');

const router = express.Router();
router.use(requireAuth);

router.get('/preview', async (req, res, next) => {
  try {
    const url = new URL(String(req.query.url));
    if (url.protocol !== 'https:') return res.status(400).json({ error: 'Only https links' });
    const response = await axios.get(url.href, { timeout: 4000, maxContentLength: 500000 }); // want "ssrf"
    const $ = cheerio.load(response.data);
    res.json({ title: $('title').text(), description: $('meta[name=description]').attr('content') || '' });
  } catch (err) {
    next(err);
  }
});

router.get('/rates', async (req, res, next) => {
  const currency = /^[A-Z]{3}$/.test(req.query.c) ? req.query.c : 'EUR';
  axios.get(`https://rates.example.com/v1/${currency}`).then((r) => res.json(r.data)).catch(next);
});

module.exports = router;
