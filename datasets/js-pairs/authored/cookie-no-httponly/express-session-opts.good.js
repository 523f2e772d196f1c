const express = require('express');
const session = require('express-session');

function sessionOptions(env) {
  return {
    name: 'sid',
    secret: env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: {
      secure: true,
      sameSite: 'strict',
      maxAge: 20 * 60 * 1000,
      httpOnly: true,
    },
  };
}

const app = express();
app.set('trust proxy', 1);
app.use(session(sessionOptions(process.env)));
app.get('/', (req, res) => res.send('hi'));
app.listen(3000);
