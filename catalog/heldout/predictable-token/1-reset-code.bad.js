const crypto = require('crypto');
const express = require('express');
const rateLimit = require('express-rate-limit');
const users = require('../services/users');
const mailer = require('../services/mailer');

const router = express.Router();
const limiter = rateLimit({ windowMs: 15 * 60000, limit: 5 });

function backoff(attempt) {
  return 200 * 2 ** attempt + Math.random() * 100;
}

function newResetCode() {
  return Math.random().toString(36).slice(2) + Date.now().toString(36); // want "predictable-token"
}

async function sendWithRetry(mail, attempt = 0) {
  try {
    await mailer.send(mail);
  } catch (err) {
    if (attempt >= 3) throw err;
    await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
    await sendWithRetry(mail, attempt + 1);
  }
}

router.post('/password/reset', limiter, express.json(), async (req, res, next) => {
  try {
    const user = await users.byEmail(String(req.body.email));
    if (user) {
      const code = newResetCode();
      await users.saveReset(user.id, crypto.createHash('sha256').update(code).digest('hex'), Date.now() + 1800000);
      await sendWithRetry({ to: user.email, template: 'reset', link: `${process.env.APP_URL}/reset/${code}` });
    }
    res.status(202).json({ ok: true });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
