const express = require('express');
const cookieParser = require('cookie-parser');
const serialize = require('node-serialize');

const app = express();
app.use(cookieParser());

function readProfile(cookie) {
  const text = Buffer.from(cookie, 'base64').toString('utf8');
  return serialize.unserialize(text);
}

app.get('/', (req, res) => {
  if (!req.cookies.profile) {
    const fresh = serialize.serialize({ name: 'guest', visits: 0 });
    res.cookie('profile', Buffer.from(fresh).toString('base64'), { httpOnly: true, secure: true, sameSite: 'lax' });
    return res.send('welcome');
  }
  const profile = readProfile(req.cookies.profile);
  res.type('text').send(`hello again, ${profile.name}`);
});

app.listen(3000);
