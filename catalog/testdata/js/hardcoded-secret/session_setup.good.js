const session = require('express-session');
const cookieParser = require('cookie-parser');
const cookieSession = require('cookie-session');
const secrets = require('./secrets');

exports.server = (app) => {
  app.use(cookieParser(secrets.cookie));
  app.use(
    session({
      secret: secrets.session,
      resave: false,
      saveUninitialized: false,
      cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 3600000 },
    }),
  );
};

exports.edge = (app) => {
  app.use(
    cookieSession({
      name: 'edge',
      keys: process.env.COOKIE_KEYS.split(','),
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 3600000,
    }),
  );
};
