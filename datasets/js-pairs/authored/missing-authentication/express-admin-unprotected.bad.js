const express = require('express');
const users = require('./users');
const { authenticate } = require('./auth');

const app = express();
app.use(express.json());

app.get('/health', (req, res) => res.send('ok'));

app.get('/profile', authenticate, (req, res) => {
  res.json(req.user);
});

app.delete('/admin/users/:id', async (req, res) => {
  await users.remove(req.params.id);
  res.sendStatus(204);
});

app.listen(3000);
