const express = require('express');
const rateLimit = require('express-rate-limit');

const router = express.Router();

router.use(rateLimit({ windowMs: 60_000, limit: 30 }));

router.get('/calculator/formula', (req, res) => {
  const formula = String(req.query.formula || '');
  const principal = Number(req.query.principal);
  const rate = Number(req.query.rate);
  const years = Number(req.query.years);
  if (!formula || formula.length > 200 || [principal, rate, years].some(Number.isNaN)) {
    return res.status(400).json({ error: 'formula, principal, rate and years are required' });
  }

  const schedule = [];
  try {
    const evaluate = new Function('principal', 'rate', 'year', `"use strict"; return ${formula};`);
    for (let year = 1; year <= Math.min(years, 50); year += 1) {
      schedule.push({ year, due: Number(evaluate(principal, rate, year)) });
    }
  } catch (err) {
    return res.status(422).json({ error: 'the formula cannot be computed' });
  }
  res.json({ schedule });
});

module.exports = router;
