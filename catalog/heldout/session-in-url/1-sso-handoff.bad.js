const express = require('express');
const session = require('express-session');
const store = require('./session-store');
const { exchangeCode } = require('./services/sso');
const { issueToken } = require('./services/tokens');

const app = express();
app.set('trust proxy', 1);
app.use(
  session({
    store,
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1800000 },
  }),
);

app.get('/sso/callback', async (req, res, next) => {
  try {
    if (!req.query.state || req.query.state !== req.session.ssoState) return res.status(400).end();
    const profile = await exchangeCode(String(req.query.code));
    const token = await issueToken(profile.id);
    res.redirect(`/app?access_token=${encodeURIComponent(token)}&tab=home`); // want "session-in-url"
  } catch (err) {
    next(err);
  }
});

app.get('/go/page', (req, res) => {
  const page = Number.parseInt(req.query.n, 10) || 1;
  res.redirect(`/app?page=${page}`);
});

app.listen(process.env.PORT || 3000);
