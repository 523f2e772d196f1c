const express = require('express');
const jwt = require('jsonwebtoken');
const invoices = require('./services/invoices');

const app = express();
const PUBLIC_KEY = process.env.JWT_PUBLIC_KEY;

function bearer(req) {
  const header = req.headers.authorization || '';
  return header.startsWith('Bearer ') ? header.slice(7) : null;
}

function requireUser(req, res, next) {
  const token = bearer(req);
  if (!token) return res.status(401).json({ error: 'Unauthorized' });
  const claims = jwt.decode(token); // want "jwt-unverified"
  if (!claims || claims.exp * 1000 < Date.now()) return res.status(401).json({ error: 'Unauthorized' });
  req.user = { id: claims.sub };
  next();
}

app.get('/session/expires', requireUser, (req, res) => {
  const { exp } = jwt.decode(bearer(req));
  res.json({ exp });
});

app.get('/invoices', requireUser, async (req, res, next) => {
  invoices.listFor(req.user.id).then((rows) => res.json({ rows })).catch(next);
});

app.listen(process.env.PORT || 3000);
