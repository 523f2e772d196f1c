const express = require('express');
const crypto = require('crypto');
const { sendMail } = require('./mailer');
const users = require('./users');

const router = express.Router();

router.post('/signup', async (req, res) => {
  const user = await users.create(req.body.email);
  const token = crypto.randomBytes(32).toString('hex');
  await users.saveToken(user.id, token);

  const base = process.env.PUBLIC_URL || 'https://app.example.com';
  await sendMail({
    to: user.email,
    subject: 'Confirm your address',
    html: `<a href="${base}/verify?token=${token}">Confirm</a>`,
  });
  res.status(202).json({ id: user.id, seenAt: req.hostname });
});

module.exports = router;
