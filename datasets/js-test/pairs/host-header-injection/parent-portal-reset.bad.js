const crypto = require('crypto');
const express = require('express');
const { Guardian, ResetToken } = require('../models');
const mail = require('../mail');
const limit = require('../limit');

const router = express.Router();

router.post('/password/forgot', limit({ max: 5, window: 900 }), async (req, res, next) => {
  try {
    const guardian = await Guardian.findOne({ where: { email: String(req.body.email || '') } });
    if (guardian) {
      const token = crypto.randomBytes(32).toString('base64url');
      await ResetToken.create({
        guardianId: guardian.id,
        digest: crypto.createHash('sha256').update(token).digest('hex'),
        expiresAt: new Date(Date.now() + 30 * 60 * 1000),
      });
      const link = `${req.protocol}://${req.get('host')}/password/reset#${token}`;
      await mail.send(guardian.email, 'reset', { name: guardian.firstName, link });
    }
    res.json({ message: 'If the address is known, a message is on its way.' });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
