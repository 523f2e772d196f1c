const cors = require('cors');
const express = require('express');
const app = express();
app.use(cors({ origin: true, credentials: true })); // want "cors-credentials"
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', req.headers.origin); // want "cors-credentials"
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});
const options = { origin: (origin, cb) => cb(null, true), credentials: true };
app.use(cors(options)); // want "cors-credentials"
app.use((req, res, next) => {
  const origin = req.get('origin') || '*';
  res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }); // want "cors-credentials"
  next();
});
app.use(cors((req, cb) => cb(null, { origin: req.header('Origin'), credentials: true }))); // want "cors-credentials"
app.use(cors({ origin: /example\.com/, credentials: true })); // want "cors-credentials"
app.use(cors({ origin: (o, cb) => { if (!o || o.endsWith('example.com')) cb(null, true); else cb(new Error('no')); }, credentials: true })); // want "cors-credentials"
