const express = require('express');
const session = require('express-session');
const { csrfSync } = require('csrf-sync');
const { donors } = require('./donors');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'none' },
  }),
);

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => req.body._csrf,
});

app.get('/preferences', (req, res) => {
  res.render('preferences', { token: generateToken(req), donor: req.session.donor });
});

app.post('/contact', csrfSynchronisedProtection, async (req, res) => {
  await donors.updateContact(req.session.donor, req.body.phone);
  res.redirect(303, '/preferences');
});

app.post('/preferences/consent', csrfSynchronisedProtection, async (req, res) => {
  if (!req.session.donor) return res.sendStatus(401);
  await donors.setConsent(req.session.donor, {
    research: req.body.research === 'on',
    reminders: req.body.reminders === 'on',
  });
  res.redirect(303, '/preferences');
});

app.listen(3000);
