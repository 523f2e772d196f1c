const express = require('express');
const session = require('express-session');
const { randomUUID } = require('crypto');

const app = express();

app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    genid: () => randomUUID(),
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1800000 },
  })
);

app.get('/', (req, res) => res.json({ views: (req.session.views = (req.session.views || 0) + 1) }));
app.listen(3000);
