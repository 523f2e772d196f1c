const express = require('express');
const session = require('express-session');
const helmet = require('helmet');
const { csrfSync } = require('csrf-sync');
const accounts = require('./accounts');

const app = express();
const { csrfSynchronisedProtection } = csrfSync();
app.use(helmet());
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(csrfSynchronisedProtection);

app.get('/transfer', (req, res) => res.render('transfer'));

app.post('/transfer', async (req, res) => {
  if (!req.session.userId) return res.redirect('/login');
  await accounts.transfer(req.session.userId, req.body.to, Number(req.body.amount));
  res.redirect('/accounts');
});

app.listen(3000);
