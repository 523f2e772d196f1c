const express = require('express');
const { createHmac, timingSafeEqual } = require('crypto');
const { clicks } = require('./clicks');

const app = express();

function sign(text) {
  return createHmac('sha256', process.env.LINK_KEY).update(text).digest('base64url');
}

app.get('/c/:issue', async (req, res) => {
  const target = String(req.query.to || '');
  const given = Buffer.from(String(req.query.s || ''));
  const expected = Buffer.from(sign(`${req.params.issue} ${target}`));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return res.status(400).send('This link is not complete.');
  }
  await clicks.count(Number(req.params.issue), new Date());
  res.redirect(302, target);
});

app.get('/', (req, res) => res.redirect('/latest'));

app.listen(3000);
