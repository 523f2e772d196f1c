const express = require('express');
const jwt = require('jsonwebtoken');
const jwkToPem = require('jwk-to-pem');
const keys = require('./keys.json');

function keyFor(token) {
  const { header } = jwt.decode(token, { complete: true });
  const jwk = keys.find((k) => k.kid === header.kid);
  if (!jwk) throw new Error('unknown key');
  return jwkToPem(jwk);
}

function authenticate(req, res, next) {
  const [scheme, token] = (req.get('authorization') || '').split(' ');
  if (scheme !== 'Bearer' || !token) return res.sendStatus(401);
  try {
    req.claims = jwt.verify(token, keyFor(token), { algorithms: ['RS256'] });
    next();
  } catch (err) {
    res.sendStatus(401);
  }
}

const app = express();
app.get('/shipments', authenticate, (req, res) => {
  res.json(req.app.locals.shipments.filter((s) => s.customer === req.claims.sub));
});

module.exports = app;
