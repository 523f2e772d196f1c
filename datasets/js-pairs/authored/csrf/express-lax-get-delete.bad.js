const express = require('express');
const session = require('express-session');
const { doubleCsrf } = require('csrf-csrf');
const cookieParser = require('cookie-parser');
const { addresses } = require('./db');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser());
app.use(session({
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, secure: true, sameSite: 'none' },
}));

const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET,
  getSessionIdentifier: (req) => req.session.id,
  ignoredMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'],
});
app.use(doubleCsrfProtection);

app.get('/addresses/new', (req, res) => {
  res.render('address-form', { token: generateCsrfToken(req, res) });
});

app.post('/addresses', async (req, res) => {
  if (!req.session.userId) return res.redirect('/login');
  await addresses.insert({ userId: req.session.userId, street: req.body.street, city: req.body.city });
  res.redirect('/addresses');
});

module.exports = app;
