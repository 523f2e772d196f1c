const express = require('express');
const cookieSession = require('cookie-session');

const app = express();

app.use(
  cookieSession({
    name: 'session',
    keys: [process.env.KEY_ONE, process.env.KEY_TWO],
    maxAge: 60 * 60 * 1000,
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
  })
);

app.get('/', (req, res) => {
  req.session.views = (req.session.views || 0) + 1;
  res.end(`${req.session.views} views`);
});

app.listen(3000);
