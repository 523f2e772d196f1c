const express = require('express');
const cookieParser = require('cookie-parser');
const { sessions } = require('./sessions');
const { hearings } = require('./hearings');
const clerks = require('./clerks');

const app = express();
app.set('view engine', 'pug');
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser());

app.use(async (req, res, next) => {
  const id = req.cookies.s;
  req.session = typeof id === 'string' ? await sessions.get(id) : null;
  res.locals.link = (path) => path;
  next();
});

app.post('/clerk/login', async (req, res) => {
  const clerk = await clerks.authenticate(req.body.name, req.body.password);
  if (!clerk) {
    return res.status(401).render('login', { error: 'Wrong name or password' });
  }
  const session = await sessions.create({ clerk: clerk.id, minutes: 30 });
  res.cookie('s', session.id, { httpOnly: true, secure: true, sameSite: 'strict' });
  res.redirect(303, '/clerk/hearings');
});

app.get('/clerk/hearings', async (req, res) => {
  if (!req.session) return res.redirect('/clerk/login');
  res.render('hearings', { list: await hearings.today(req.session.clerk) });
});

module.exports = app;
