const express = require('express');
const { login } = require('./auth');

const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const token = await login(req.body.email, req.body.password);
  if (!token) return res.status(401).end();
  res.cookie('lang', 'de', { maxAge: 31536000000 });
  res.cookie('auth_token', token, {
    httpOnly: true,
    sameSite: 'strict',
    maxAge: 900000,
  });
  res.json({ ok: true });
});

app.listen(3000);
