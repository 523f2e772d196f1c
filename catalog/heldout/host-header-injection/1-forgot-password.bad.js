const express = require('express');
const crypto = require('crypto');
const rateLimit = require('express-rate-limit');
const mailer = require('../services/mailer');
const users = require('../services/users');

const router = express.Router();
const limiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 5 });

router.post('/forgot-password', limiter, express.json(), async (req, res, next) => {
  try {
    const email = String(req.body.email || '').toLowerCase();
    const user = await users.findByEmail(email);
    if (user) {
      const token = crypto.randomBytes(32).toString('base64url');
      const digest = crypto.createHash('sha256').update(token).digest('hex');
      await users.storeReset(user.id, digest, Date.now() + 30 * 60 * 1000);
      const link = `https://${req.headers.host}/reset/${token}`; // want "host-header-injection"
      await mailer.send(user.email, 'Reset your password', { template: 'reset', link });
    }
    res.status(202).json({ message: 'If the address is known, a mail is on its way.' });
  } catch (err) {
    next(err);
  }
});

router.get('/whoami-host', (req, res) => {
  res.json({ tls: req.secure, host: req.hostname });
});

module.exports = router;
