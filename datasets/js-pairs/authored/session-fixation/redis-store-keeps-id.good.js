const crypto = require('crypto');
const express = require('express');
const cookieParser = require('cookie-parser');
const Redis = require('ioredis');
const bcrypt = require('bcrypt');
const { findUser } = require('./users');

const redis = new Redis(process.env.REDIS_URL);
const app = express();
app.use(express.json(), cookieParser());

const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 3600_000 };

async function load(req, res, next) {
  let id = req.cookies.sid;
  if (!id || !(await redis.exists(`sess:${id}`))) {
    id = crypto.randomBytes(24).toString('hex');
    await redis.setex(`sess:${id}`, 3600, JSON.stringify({ anonymous: true }));
    res.cookie('sid', id, COOKIE);
  }
  req.sid = id;
  next();
}

app.post('/login', load, async (req, res) => {
  const user = await findUser(req.body.email);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) {
    return res.status(401).json({ error: 'wrong credentials' });
  }
  const fresh = crypto.randomBytes(24).toString('hex');
  await redis.del(`sess:${req.sid}`);
  await redis.setex(`sess:${fresh}`, 3600, JSON.stringify({ userId: user.id }));
  res.cookie('sid', fresh, COOKIE);
  res.json({ id: user.id });
});

app.listen(3000);
