const express = require('express');
const jwt = require('jsonwebtoken');
const { users } = require('./users');
const { limiter } = require('./limits');

const SIGNING = process.env.SIGNING_KEY;
if (!SIGNING) throw new Error('SIGNING_KEY is not set');
const router = express.Router();

router.post('/login', limiter, async (req, res) => {
  const user = await users.check(String(req.body.name), String(req.body.password));
  if (!user) return res.status(401).json({ error: 'Wrong name or password' });
  res.json({ token: jwt.sign({ sub: user.id }, SIGNING, { expiresIn: '15m' }) });
});

module.exports = router;
