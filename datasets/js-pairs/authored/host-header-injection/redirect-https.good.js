const express = require('express');

const app = express();
const CANONICAL = 'www.example.com';

app.use((req, res, next) => {
  if (req.secure) return next();
  res.redirect(301, 'https://' + CANONICAL + req.originalUrl);
});

app.get('/', (req, res) => res.send('secure'));

app.listen(80);
