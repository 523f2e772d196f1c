const express = require('express');
const jwt = require('jsonwebtoken');
const { exchangeCode, upsertUser } = require('./oidc');

const router = express.Router();
const APP = process.env.FRONTEND_ORIGIN;

router.get('/oauth/callback', async (req, res, next) => {
  try {
    const profile = await exchangeCode(String(req.query.code));
    const user = await upsertUser(profile);
    const accessToken = jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '10m' });
    const target = new URL('/welcome', APP);
    target.searchParams.set('access_token', accessToken);
    target.searchParams.set('tour', user.isNew ? '1' : '0');
    res.redirect(target.toString());
  } catch (err) {
    next(err);
  }
});

module.exports = router;
