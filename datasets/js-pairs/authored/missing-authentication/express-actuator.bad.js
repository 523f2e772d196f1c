const express = require('express');
const { expressjwt } = require('express-jwt');
const cache = require('./cache');
const jobs = require('./jobs');
const users = require('./routes/users');

const app = express();
app.use(express.json());

const checkJwt = expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] });

app.get('/health', (req, res) => res.json({ up: true }));

app.post('/admin/cache/flush', async (req, res) => {
  await cache.flushAll();
  await jobs.rescheduleAll();
  res.json({ flushed: true });
});

app.use('/users', checkJwt, users);

app.use((err, req, res, next) => {
  if (err.name === 'UnauthorizedError') return res.status(401).json({ error: 'invalid token' });
  next(err);
});

app.listen(3000);
