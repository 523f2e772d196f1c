const express = require('express');
const User = require('./models/user');
const { requireLogin } = require('./auth');

const router = express.Router();

router.patch('/me', requireLogin, async (req, res) => {
  const user = await User.findByIdAndUpdate(req.user.id, req.body, { new: true });
  res.json({ id: user.id, name: user.name });
});

module.exports = router;
