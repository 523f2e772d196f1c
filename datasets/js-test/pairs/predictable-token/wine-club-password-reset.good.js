const express = require('express');
const crypto = require('crypto');
const { Member, Reset } = require('../models');
const mail = require('../mail');
const { ORIGIN } = require('../config');

const router = express.Router();

function newToken() {
  return crypto.randomBytes(24).toString('hex');
}

// Spread the mails a little, so that the provider does not throttle us.
function pause() {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
}

router.post('/reset', express.urlencoded({ extended: false }), async (req, res, next) => {
  try {
    const member = await Member.findOne({ where: { email: String(req.body.email) } });
    await pause();
    if (member) {
      const token = newToken();
      await Reset.create({ memberId: member.id, token, expiresAt: Date.now() + 1_800_000 });
      await mail.send(member.email, 'Choose a new password', `${ORIGIN}/reset#${token}`);
    }
    res.render('reset-sent');
  } catch (err) {
    next(err);
  }
});

module.exports = router;
