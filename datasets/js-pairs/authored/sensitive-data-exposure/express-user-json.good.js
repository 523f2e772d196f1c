const express = require('express');
const User = require('./models/user');
const { requireLogin } = require('./auth');

const router = express.Router();
router.use(requireLogin);

router.get('/me', async (req, res, next) => {
  try {
    const user = await User.findById(req.user.id).select('name email avatar');
    if (!user) return res.sendStatus(404);
    res.json(user);
  } catch (err) {
    next(err);
  }
});

router.put('/me/password', async (req, res) => {
  const user = await User.findById(req.user.id);
  user.passwordHash = await User.hash(String(req.body.password));
  await user.save();
  res.sendStatus(204);
});

module.exports = router;
