const express = require('express');
const session = require('express-session');
const qs = require('querystring');

const app = express();
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }));

function link(path, params) {
  return `${path}?${qs.stringify(params)}`;
}

app.get('/start', (req, res) => {
  const step = 1;
  res.redirect(link('/wizard', { step, sid: req.sessionID }));
});

app.get('/wizard', (req, res) => res.render('wizard', { step: Number(req.query.step) }));
app.listen(3000);
