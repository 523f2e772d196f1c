const express = require('express');
const app = express();
const opts = { maxAge: 3600000, secure: true, sameSite: 'lax' };
const base = { httpOnly: true, sameSite: 'lax', maxAge: 1000 };
app.post('/a', (req, res) => {
  res.cookie('sid', req.sessionID, opts); // want "cookie-no-httponly"
});
app.post('/b', (req, res) => {
  res.cookie('token', make(), { ...base }); // want "cookie-no-secure"
});
function setAuth(res, token) {
  const options = { httpOnly: true, secure: true };
  options.sameSite = 'none';
  res.cookie('auth_token', token, options); // want "cookie-no-samesite"
}
const COOKIE_NAME = 'session';
app.post('/c', (req, res) => {
  res.cookie(COOKIE_NAME, make(), { secure: true, sameSite: 'strict', maxAge: 10 }); // want "cookie-no-httponly"
});
app.post('/d', (req, res) => {
  res.cookie('refreshToken', make(), { httpOnly: true, secure: true, maxAge: 10 }); // want "cookie-no-samesite"
});
app.post('/e', (req, res) => {
  res.setHeader('Set-Cookie', `session=${make()}; Path=/; Secure; SameSite=Lax`); // want "cookie-no-httponly"
});
app.post('/f', (req, res) => {
  res.setHeader('Set-Cookie', ['session=' + make() + '; Path=/; HttpOnly; SameSite=Lax']); // want "cookie-no-secure"
});
