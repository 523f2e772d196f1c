const express = require('express');
const session = require('express-session');
const crypto = require('crypto');
const Post = require('./models/post');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));

app.use((req, res, next) => {
  req.session.formToken = req.session.formToken || crypto.randomBytes(20).toString('hex');
  res.locals.formToken = req.session.formToken;
  next();
});

app.post('/posts/:id/publish', async (req, res) => {
  if (!req.session.author) return res.redirect('/login');
  if (!req.body._token || req.body._token !== req.session.formToken) {
    return res.status(403).send('stale form');
  }
  await Post.updateOne({ _id: req.params.id, author: req.session.author }, { published: true });
  res.redirect('/posts');
});

app.listen(3000);
