const session = require('express-session');
const cookieParser = require('cookie-parser');
const cookieSession = require('cookie-session');

exports.server = (app) => {
  app.use(cookieParser('teapot')); // want "hardcoded-secret"
  app.use(
    session({
      secret: 'keyboard cat', // want "hardcoded-secret"
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
      keys: ['k1-hyacinth', process.env.COOKIE_KEY], // want "hardcoded-secret"
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 3600000,
    }),
  );
};
