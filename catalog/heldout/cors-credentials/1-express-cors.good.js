const express = require('express');
const cors = require('cors');
const { requireSession } = require('./middleware/session');
const { csrfGuard } = require('./middleware/csrf');
const account = require('./routes/account');

const app = express();
const ORIGINS = ['https://app.example.com', 'https://admin.example.com'];

const publicCors = cors({ origin: '*', methods: ['GET'] });

app.get('/api/status', publicCors, (req, res) => {
  res.json({ up: true });
});

app.use(
  '/api/account',
  cors({
    origin: (origin, callback) => callback(null, ORIGINS.includes(origin)),
    credentials: true,
    maxAge: 600,
  }),
  express.json(),
  requireSession,
  csrfGuard,
  account,
);

app.listen(process.env.PORT || 3000);
