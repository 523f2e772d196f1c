const express = require('express');
const { oauth, issueToken } = require('./oauth');

const app = express();

app.get('/auth/callback', async (req, res) => {
  const profile = await oauth.profile(req.query.code);
  const token = await issueToken(profile);
  res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.redirect('/app');
});

app.get('/products', (req, res) => res.redirect(`/shop?page=${Number(req.query.page) || 1}`));
app.listen(3000);
