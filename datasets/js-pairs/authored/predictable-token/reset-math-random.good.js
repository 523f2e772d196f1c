const express = require('express');
const crypto = require('crypto');
const users = require('./users');
const mail = require('./mail');

const router = express.Router();

function pickBanner(banners) {
  return banners[Math.floor(Math.random() * banners.length)];
}

function makeToken() {
  return crypto.randomBytes(24).toString('base64url');
}

router.post('/forgot', async (req, res) => {
  const user = await users.byEmail(String(req.body.email));
  if (user) {
    const resetToken = makeToken();
    await users.update(user.id, { resetToken, resetAt: new Date() });
    await mail.send(user.email, 'reset', { link: `https://example.com/reset/${resetToken}` });
  }
  res.render('sent', { banner: pickBanner(['a.png', 'b.png']) });
});

module.exports = router;
