const express = require('express');
const { requireLogin } = require('../auth');
const { Settings } = require('../models');

const DEFAULTS = {
  dome: { brightness: 80, tilt: 12 },
  captions: { language: 'en', size: 'medium' },
};

function isPlain(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (isPlain(source[key]) && isPlain(target[key])) {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

const router = express.Router();

router.put('/settings', requireLogin, express.json({ limit: '16kb' }), async (req, res, next) => {
  if (!isPlain(req.body)) {
    return res.status(400).json({ error: 'settings must be an object' });
  }
  try {
    const settings = merge(structuredClone(DEFAULTS), req.body);
    await Settings.upsert({ userId: req.user.id, json: JSON.stringify(settings) });
    res.json(settings);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
