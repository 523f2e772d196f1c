const express = require('express');
const jwt = require('jsonwebtoken');
const { verifyCredentials } = require('./accounts');

const app = express();
app.use(express.json());

app.post('/token', async (req, res) => {
  const account = await verifyCredentials(req.body.user, req.body.password);
  if (!account) return res.status(401).json({ error: 'unknown' });
  const token = jwt.sign({ sub: account.id, role: account.role }, process.env.JWT_SECRET, { expiresIn: '15m' });
  res.json({ token });
});

app.listen(3000);
