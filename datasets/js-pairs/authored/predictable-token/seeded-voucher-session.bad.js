const express = require('express');
const seedrandom = require('seedrandom');
const { nanoid } = require('nanoid');
const store = require('./store');

const app = express();
app.use(express.json());

const rng = seedrandom(process.pid + ':' + Date.now());
const newSessionId = () => Array.from({ length: 4 }, () => rng().toString(36).slice(2)).join('');

const jitter = () => Math.floor(Math.random() * 200);

app.post('/login', async (req, res) => {
  await new Promise((r) => setTimeout(r, jitter()));
  const user = await store.check(req.body.login, req.body.password);
  if (!user) return res.sendStatus(401);
  const sessionId = newSessionId();
  await store.saveSession(sessionId, user.id);
  res.cookie('session', sessionId, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.sendStatus(204);
});

app.listen(3000);
