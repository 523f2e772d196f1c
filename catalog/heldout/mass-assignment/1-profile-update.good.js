const express = require('express');
const { requireAuth } = require('../middleware/bearer');
const User = require('../models/user');

const router = express.Router();
router.use(requireAuth, express.json({ limit: '32kb' }));

const PUBLIC = 'displayName bio avatarUrl locale';

router.get('/me', async (req, res, next) => {
  try {
    res.json(await User.findById(req.user.id).select(PUBLIC).lean());
  } catch (err) {
    next(err);
  }
});

router.patch('/me', async (req, res, next) => {
  try {
    const changes = {};
    for (const field of ['displayName', 'bio', 'locale']) {
      if (typeof req.body[field] === 'string') changes[field] = req.body[field];
    }
    const user = await User.findByIdAndUpdate(req.user.id, { $set: changes }, { new: true }).select(PUBLIC);
    res.json(user);
  } catch (err) {
    next(err);
  }
});

router.put('/me/notifications', async (req, res, next) => {
  try {
    const settings = { ...User.defaultNotifications, email: req.body.email === true, push: req.body.push === true };
    await User.updateOne({ _id: req.user.id }, { $set: { notifications: settings } });
    res.json(settings);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
