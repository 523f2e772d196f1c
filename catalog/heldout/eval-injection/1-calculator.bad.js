const express = require('express');
const { evaluate } = require('mathjs');
const { requireAuth } = require('../middleware/bearer');

const router = express.Router();
router.use(requireAuth);

const UNITS = { km: 1000, m: 1, cm: 0.01 };

router.get('/convert', (req, res) => {
  const value = Number(req.query.value);
  const unit = Object.hasOwn(UNITS, req.query.unit) ? UNITS[req.query.unit] : 1;
  res.json({ metres: value * unit });
});

router.get('/calc', (req, res) => {
  const expression = String(req.query.expr || '0').slice(0, 200);
  try {
    const result = eval(expression); // want "eval-injection"
    res.json({ result: Number(result) });
  } catch {
    res.status(400).json({ error: 'Could not work that out' });
  }
});

router.get('/calc/delayed', (req, res) => {
  const wait = Math.min(Number(req.query.ms) || 0, 2000);
  setTimeout(() => res.json({ done: evaluate('1 + 1') === 2 }), wait);
});

module.exports = router;
