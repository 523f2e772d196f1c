const express = require('express');
const session = require('express-session');
const MongoStore = require('connect-mongo');

const app = express();
app.set('trust proxy', 1);

app.use(
  session({
    name: 'orchestra.sid',
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    store: MongoStore.create({ mongoUrl: process.env.MONGO_URL }),
    cookie: { secure: true, sameSite: 'lax', maxAge: 4 * 60 * 60 * 1000 },
  }),
);

app.use((req, res, next) => {
  res.cookie('theme', req.query.theme === 'dark' ? 'dark' : 'light', { httpOnly: false, secure: true, sameSite: 'lax' });
  next();
});

app.get('/rehearsals', (req, res) => {
  if (!req.session.memberId) return res.redirect('/login');
  res.render('rehearsals', { member: req.session.memberId });
});

app.listen(3000);
