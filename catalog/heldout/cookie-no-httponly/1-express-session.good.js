const express = require('express');
const session = require('express-session');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');
const lusca = require('lusca');
const account = require('./routes/account');

const redis = createClient({ url: process.env.REDIS_URL });
redis.connect();

const app = express();
app.set('trust proxy', 1);

app.use((req, res, next) => {
  res.cookie('theme', 'light', { secure: true, sameSite: 'lax', maxAge: 86400000 });
  next();
});

app.use(
  session({
    store: new RedisStore({ client: redis }),
    name: '__Host-sid',
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 30 * 60 * 1000 },
  }),
);
app.use(lusca.csrf());
app.use('/account', account);

app.listen(process.env.PORT || 3000);
