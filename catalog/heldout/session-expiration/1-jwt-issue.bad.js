const express = require('express');
const jwt = require('jsonwebtoken');
const bcrypt = require('bcrypt');
const rateLimit = require('express-rate-limit');
const users = require('../services/users');

const router = express.Router();
const KEY = process.env.JWT_PRIVATE_KEY;
const limiter = rateLimit({ windowMs: 60000, limit: 10 });

function downloadToken(fileId) {
  return jwt.sign({ fileId }, KEY, { algorithm: 'RS256', expiresIn: '5m', audience: 'files' });
}

function accessToken(user) {
  return jwt.sign({ sub: user.id, role: user.role }, KEY, { algorithm: 'RS256', audience: 'api' }); // want "session-expiration"
}

router.post('/token', limiter, express.json(), async (req, res, next) => {
  try {
    const user = await users.byEmail(String(req.body.email));
    const valid = user && (await bcrypt.compare(String(req.body.password), user.passwordHash));
    if (!valid) return res.status(401).json({ error: 'Wrong email or password' });
    res.json({ token: accessToken(user), avatar: downloadToken(user.avatarId) });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
