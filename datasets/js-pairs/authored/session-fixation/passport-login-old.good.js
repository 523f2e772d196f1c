const express = require('express');
const argon2 = require('argon2');
const db = require('./db');

const app = express();
app.use(express.urlencoded({ extended: true }));
app.use(require('./session'));

const establish = (req, account) =>
  new Promise((resolve, reject) => {
    req.session.regenerate((err) => {
      if (err) return reject(err);
      req.session.account = { id: account.id, role: account.role };
      req.session.loggedInAt = Date.now();
      req.session.save((e) => (e ? reject(e) : resolve()));
    });
  });

app.post('/account/login', async (req, res, next) => {
  try {
    const account = await db.accounts.byLogin(req.body.login);
    const ok = account && (await argon2.verify(account.passwordHash, req.body.password));
    if (!ok) return res.status(401).render('login', { failed: true });
    await establish(req, account);
    res.redirect('/account');
  } catch (err) {
    next(err);
  }
});

module.exports = app;
