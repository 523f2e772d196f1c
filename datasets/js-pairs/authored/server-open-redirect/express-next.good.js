const express = require('express');
const session = require('express-session');
const { login } = require('./auth');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }));

function destination(value) {
  return typeof value === 'string' && /^\/(?![\/\\])/.test(value) ? value : '/';
}

app.post('/login', async (req, res) => {
  const user = await login(req.body.email, req.body.password);
  if (!user) return res.redirect('/login?failed=1');
  req.session.regenerate(() => {
    req.session.userId = user.id;
    res.redirect(destination(req.query.next));
  });
});

app.listen(3000);
