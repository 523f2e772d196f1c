const express = require('express');
const { exchange, profile } = require('./oauth');
const users = require('./users');

const router = express.Router();

function renew(req) {
  return new Promise((resolve, reject) => req.session.regenerate((err) => (err ? reject(err) : resolve())));
}

router.get('/auth/callback', async (req, res, next) => {
  try {
    if (req.query.state !== req.session.oauthState) return res.status(400).send('state');
    const tokens = await exchange(req.query.code);
    const user = await users.upsert(await profile(tokens.access_token));
    req.session.user = { id: user.id, name: user.name };
    res.redirect('/');
  } catch (err) {
    next(err);
  }
});

module.exports = router;
