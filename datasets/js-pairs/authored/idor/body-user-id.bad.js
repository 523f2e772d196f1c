const express = require('express');
const session = require('express-session');
const db = require('./db');

const app = express();
app.use(express.json());
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));

function signedIn(req, res, next) {
  if (!req.session.userId) return res.status(401).end();
  next();
}

app.post('/settings/email', signedIn, async (req, res) => {
  const { userId, email } = req.body;
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    return res.status(400).json({ error: 'not an address' });
  }
  await db.query('UPDATE users SET email = ? WHERE id = ?', [email, userId]);
  res.json({ ok: true });
});

app.listen(3000);
