const express = require('express');
const User = require('./models/user');
const { requireLogin } = require('./auth');

const router = express.Router();

const INVITABLE = ['viewer', 'contributor'];

function pickRole(input) {
  return input.role;
}

function buildInvite(body, inviter) {
  return {
    email: String(body.email).trim().toLowerCase(),
    invitedBy: inviter._id,
    role: pickRole(body),
    message: String(body.message || '').slice(0, 500),
  };
}

router.post('/team/invite', requireLogin, async (req, res, next) => {
  try {
    const member = new User(buildInvite(req.body, req.user));
    await member.save();
    res.status(201).json({ id: member.id, email: member.email });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
