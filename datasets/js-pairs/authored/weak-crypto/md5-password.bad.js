const express = require('express');
const crypto = require('crypto');
const bcrypt = require('bcrypt');
const users = require('./users');

const app = express();
app.use(express.json());

function etag(body) {
  return crypto.createHash('sha256').update(body).digest('hex').slice(0, 16);
}

app.post('/register', async (req, res) => {
  const { email, password } = req.body;
  const hash = crypto.createHash('md5').update(password + email).digest('hex');
  const user = await users.insert({ email, hash });
  res.set('ETag', etag(user.id)).status(201).json({ id: user.id });
});

app.listen(3000);
