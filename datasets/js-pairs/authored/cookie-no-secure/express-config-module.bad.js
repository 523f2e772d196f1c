const express = require('express');
const cookieSession = require('cookie-session');
const helmet = require('helmet');

const settings = {
  cookie: {
    name: 'crew',
    maxAge: 2 * 60 * 60 * 1000,
    httpOnly: true,
    sameSite: 'strict',
    secure: process.env.NODE_ENV === 'development',
  },
};

const app = express();
app.set('trust proxy', 1);
app.use(helmet());
app.use(cookieSession({ ...settings.cookie, keys: [process.env.KEY_A, process.env.KEY_B] }));
app.get('/shifts', (req, res) => {
  if (!req.session.crewId) return res.redirect('/login');
  res.render('shifts', { crew: req.session.crewId });
});
app.listen(3000);
