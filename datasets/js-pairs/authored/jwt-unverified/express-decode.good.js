const express = require('express');
const jwt = require('jsonwebtoken');
const accounts = require('./accounts');

const app = express();

function currentUser(req) {
  const header = req.headers.authorization || '';
  const token = header.startsWith('Bearer ') ? header.slice(7) : '';
  return jwt.verify(token, process.env.JWT_KEY, { algorithms: ['HS256'] });
}

app.get('/account', async (req, res) => {
  const claims = currentUser(req);
  if (!claims) return res.sendStatus(401);
  res.json(await accounts.find(claims.sub));
});

app.listen(3000);
