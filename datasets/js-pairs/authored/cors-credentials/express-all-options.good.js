const express = require('express');
const cors = require('cors');
const cookieParser = require('cookie-parser');

const app = express();
app.use(cookieParser());

const whitelist = ['https://www.example.org', 'https://beta.example.org'];

const delegate = (req, callback) => {
  const origin = whitelist.includes(req.header('Origin'));
  callback(null, { origin, credentials: true, maxAge: 3600 });
};

app.options('*', cors(delegate));
app.get('/balance', cors(delegate), (req, res) => {
  res.json({ balance: res.locals.balance });
});

app.listen(3000);
