const express = require('express');
const session = require('express-session');
const { doubleCsrf } = require('csrf-csrf');
const follow = require('./follow');

const app = express();
app.use(express.json());
app.use(session({ secret: process.env.S, resave: false, saveUninitialized: false, cookie: { secure: true } }));

const { doubleCsrfProtection, generateToken } = doubleCsrf({ getSecret: () => process.env.CSRF });

app.get('/token', (req, res) => res.json({ token: generateToken(req, res) }));

app.post('/follow/:id', doubleCsrfProtection, async (req, res) => {
  if (!req.session.user) return res.sendStatus(401);
  await follow.create(req.session.user.id, req.params.id);
  res.sendStatus(204);
});

app.listen(3000);
