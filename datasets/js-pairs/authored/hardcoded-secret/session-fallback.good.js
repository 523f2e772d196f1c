const express = require('express');
const session = require('express-session');

const app = express();

if (!process.env.SESSION_SECRET) {
  throw new Error('SESSION_SECRET is not set');
}

app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1800000 },
  })
);

app.listen(3000);
