const express = require('express');
const session = require('express-session');
const RedisStore = require('connect-redis').default;
const { client } = require('./redis');

const MINUTE = 60 * 1000;
const LIFETIME = 30 * MINUTE;

const app = express();
app.set('trust proxy', 1);
app.use(
  session({
    store: new RedisStore({ client }),
    name: '__Host-sid',
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: LIFETIME },
  })
);

app.get('/', (req, res) => res.send(`hello ${Number(req.session.visits) || 0}`));
app.listen(3000);
