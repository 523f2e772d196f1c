const express = require('express');
const session = require('express-session');
const { RedisStore } = require('connect-redis');
const helmet = require('helmet');
const { createClient } = require('redis');
const prescriptions = require('./routes/prescriptions');
const login = require('./routes/login');

async function createApp() {
  const client = createClient({ url: process.env.REDIS_URL });
  await client.connect();

  const app = express();
  app.set('trust proxy', 1);
  app.use(helmet());
  app.use(
    session({
      name: 'pharmacy.sid',
      store: new RedisStore({ client, prefix: 'sess:' }),
      secret: process.env.SESSION_SECRET,
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: true,
        maxAge: 20 * 60 * 1000,
      },
    })
  );

  app.use(login);
  app.use('/prescriptions', prescriptions);
  return app;
}

module.exports = { createApp };
