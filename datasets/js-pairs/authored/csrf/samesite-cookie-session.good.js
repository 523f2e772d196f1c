const express = require('express');
const cookieSession = require('cookie-session');
const csurf = require('tiny-csrf');
const cookieParser = require('cookie-parser');
const newsletter = require('./newsletter');

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser(process.env.COOKIE_SECRET));
app.use(cookieSession({ name: 'sess', keys: [process.env.SESSION_KEY], httpOnly: true, secure: true }));

const protect = csurf(process.env.CSRF_SECRET_32_CHARS);

app.post('/unsubscribe', protect, async (req, res) => {
  await newsletter.remove(req.session.user);
  res.send('done');
});

app.get('/', (req, res) => res.send('hello'));
app.listen(3000);
