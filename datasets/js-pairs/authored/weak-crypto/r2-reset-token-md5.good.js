const express = require('express');
const crypto = require('crypto');
const users = require('./users');

const router = express.Router();

function resetToken(user) {
  return crypto.createHmac('sha256', process.env.RESET_KEY).update(user.email + user.passwordHash).digest('hex');
}

router.post('/forgot', async (req, res) => {
  const user = await users.byEmail(String(req.body.email));
  if (user) await users.saveToken(user.id, resetToken(user), Date.now() + 600000);
  res.sendStatus(202);
});

module.exports = router;
