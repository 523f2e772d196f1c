const cors = require('cors');
const express = require('express');
const app = express();
const allowed = new Set(['https://app.example.com']);
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
app.use(cors({ origin: true }));
app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (allowed.has(origin)) {
    res.header('Access-Control-Allow-Origin', origin);
    res.header('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
app.use(cors({ origin: (origin, cb) => cb(null, allowed.has(origin)), credentials: true }));
app.use(cors({ origin: /^https:\/\/([a-z]+\.)?example\.com$/, credentials: true }));
