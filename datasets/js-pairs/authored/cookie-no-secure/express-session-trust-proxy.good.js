const express = require('express');
const session = require('express-session');
const MongoStore = require('connect-mongo');

const app = express();
app.set('trust proxy', 1);

const store = MongoStore.create({ mongoUrl: process.env.MONGO_URL });

app.use(session({
  name: 'library.sid',
  secret: process.env.SESSION_SECRET,
  store,
  resave: false,
  saveUninitialized: false,
  cookie: {
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 1000 * 60 * 60,
    secure: true,
  },
}));

app.get('/loans', async (req, res) => {
  if (!req.session.member) return res.redirect('/login');
  res.json(await req.app.locals.loans.forMember(req.session.member));
});

app.listen(process.env.PORT || 3000);
