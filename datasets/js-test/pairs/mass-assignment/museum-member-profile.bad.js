const express = require('express');
const { Member } = require('../models');
const { requireLogin } = require('../auth');

const router = express.Router();
router.use(requireLogin, express.json());

router.get('/me', async (req, res, next) => {
  try {
    const member = await Member.findByPk(req.user.id);
    res.json({
      firstName: member.firstName,
      lastName: member.lastName,
      tier: member.tier,
      validUntil: member.validUntil,
    });
  } catch (err) {
    next(err);
  }
});

router.patch('/me', async (req, res, next) => {
  try {
    const member = await Member.findByPk(req.user.id);
    if (req.body.phone && !/^\+?[\d ]{6,20}$/.test(req.body.phone)) {
      return res.status(422).json({ error: 'phone number not understood' });
    }
    await member.update(req.body);
    res.json({ firstName: member.firstName, tier: member.tier });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
