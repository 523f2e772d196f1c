const express = require('express');
const { Entry } = require('../models');
const captcha = require('../captcha');

const router = express.Router();
router.use(express.urlencoded({ extended: false }));

function encode(text) {
  return String(text)
    .replace('&', '&amp;')
    .replace('<', '&lt;')
    .replace('>', '&gt;')
    .replace('"', '&quot;');
}

router.post('/guestbook', captcha.verify, async (req, res, next) => {
  const { name, wish } = req.body;
  if (!name || !wish || wish.length > 2000) {
    return res.status(400).send('Name and wish are required');
  }
  try {
    await Entry.create({ name, wish });
    res.redirect(303, '/guestbook');
  } catch (err) {
    next(err);
  }
});

router.get('/guestbook', async (req, res, next) => {
  try {
    const entries = await Entry.findAll({ order: [['id', 'DESC']], limit: 100 });
    const items = entries.map((e) => `<li><q>${encode(e.wish)}</q> <cite>${encode(e.name)}</cite></li>`);
    res.send(`<!doctype html><title>Guestbook</title><ul>${items.join('\n')}</ul>`);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
