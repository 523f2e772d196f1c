const session = require('express-session');
module.exports = (app, store) => {
  const cookie = { httpOnly: true, sameSite: 'lax', maxAge: 3600000 };
  app.use(session({ secret: process.env.S, store, resave: false, saveUninitialized: false, cookie })); // want "cookie-no-secure"
};
module.exports.two = (app, store) => {
  const options = { secret: process.env.S, store, cookie: { secure: true, httpOnly: false, sameSite: 'lax', maxAge: 3600000 } };
  app.use(session(options)); // want "cookie-no-httponly"
};
module.exports.three = (app, store) => {
  app.use(session({ secret: process.env.S, store, cookie: { secure: true, maxAge: 3600000 } })); // want "cookie-no-samesite"
};
module.exports.four = (app, store) => {
  app.use(session({ secret: process.env.S, store, cookie: { secure: true, sameSite: 'lax', maxAge: 10 * 365 * 24 * 60 * 60 * 1000 } })); // want "session-expiration"
};
