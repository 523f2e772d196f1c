const express = require('express');
const { sessions } = require('./config/session');
const users = require('./services/users');

const app = express();
app.set('trust proxy', 1);
app.use(express.urlencoded({ extended: false }));
app.use(sessions);

function signedIn(req, res, next) {
  if (!req.session.userId) return res.redirect('/login');
  next();
}

app.get('/account', signedIn, async (req, res, next) => {
  users.byId(req.session.userId).then((user) => res.render('account', { user })).catch(next);
});

app.post('/account/email', signedIn, async (req, res, next) => { // want "csrf"
  try {
    await users.setEmail(req.session.userId, String(req.body.email));
    res.redirect('/account');
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
