const express = require('express');
const session = require('express-session');
const bcrypt = require('bcrypt');
const rateLimit = require('express-rate-limit');
const { csrfSync } = require('csrf-sync');
const store = require('./session-store');
const users = require('./services/users');

const app = express();
const { csrfSynchronisedProtection } = csrfSync();
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    store,
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1800000 },
  }),
);
app.use(csrfSynchronisedProtection);

app.post('/login', rateLimit({ windowMs: 60000, limit: 10 }), async (req, res, next) => {
  try {
    const user = await users.byEmail(String(req.body.email));
    const ok = user && (await bcrypt.compare(String(req.body.password), user.passwordHash));
    if (!ok) return res.status(401).render('login', { failed: true });
    req.session.regenerate((err) => {
      if (err) return next(err);
      req.session.userId = user.id;
      res.redirect('/home');
    });
  } catch (err) {
    next(err);
  }
});

app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => (err ? next(err) : res.redirect('/')));
});

app.listen(3000);
