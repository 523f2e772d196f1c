const express = require('express');
const app = express();
const opts = { maxAge: 3600000, secure: true, sameSite: 'lax', httpOnly: true };
const base = { httpOnly: true, sameSite: 'lax', maxAge: 1000 };
app.post('/a', (req, res) => {
  res.cookie('sid', req.sessionID, opts);
});
app.post('/b', (req, res) => {
  res.cookie('token', make(), { ...base, secure: process.env.NODE_ENV === 'production' });
  res.cookie('theme', 'dark');
});
function setAuth(res, token) {
  const options = { httpOnly: true, secure: true };
  options.sameSite = 'strict';
  res.cookie('auth_token', token, options);
}
app.post('/e', (req, res) => {
  res.setHeader('Set-Cookie', `session=${make()}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  res.clearCookie('session');
});
