const express = require('express');
const { URL } = require('url');
const sessions = require('./sessions');

const app = express();
const HOME = 'https://forum.example.org';

app.post('/logout', async (req, res) => {
  await sessions.destroy(req.sessionID);
  const continueTo = req.query.continue || '/';
  try {
    const url = new URL(continueTo, HOME);
    if (url.origin === HOME) return res.redirect(url.href);
    res.redirect('/');
  } catch {
    res.redirect('/');
  }
});

app.get('/', (req, res) => res.render('index'));
app.listen(3000);
