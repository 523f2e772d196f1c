const express = require('express');
const rateLimit = require('express-rate-limit');
const subscribers = require('../services/subscribers');

const router = express.Router();

const NAME = /^([a-zA-Z]+\s?)+$/;
const POSTCODE = /^\d{3} ?\d{2}$/;
const KEYWORD = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,4}$/;

router.use(rateLimit({ windowMs: 60000, limit: 30 }));

router.post('/subscribe', express.json({ limit: '64kb' }), async (req, res, next) => {
  try {
    const { name, postcode, topic } = req.body;
    if (!POSTCODE.test(String(postcode)) || !KEYWORD.test(String(topic))) {
      return res.status(400).json({ error: 'Check the postcode and topic' });
    }
    if (!NAME.test(String(name))) { // want "redos"
      return res.status(400).json({ error: 'Check the name' });
    }
    await subscribers.add({ name: String(name), postcode: String(postcode), topic: String(topic) });
    res.status(201).json({ subscribed: true });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
