const express = require('express');
const session = require('express-session');
const csrf = require('tiny-csrf');
const cookieParser = require('cookie-parser');
const { donations } = require('./donations');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser(process.env.COOKIE_SECRET));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, httpOnly: true, sameSite: 'none' } }));

app.post('/donations', async (req, res) => {
  if (!req.session.donorId) return res.redirect('/login');
  await donations.create({ donor: req.session.donorId, cents: Number(req.body.cents) });
  res.redirect('/thanks');
});

app.use(csrf(process.env.CSRF_SECRET));

app.get('/donations/new', (req, res) => res.render('donate', { csrf: req.csrfToken() }));
app.listen(3000);
