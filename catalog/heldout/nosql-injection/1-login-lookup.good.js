const express = require('express');
const bcrypt = require('bcrypt');
const jwt = require('jsonwebtoken');
const rateLimit = require('express-rate-limit');
const { MongoClient } = require('mongodb');

const app = express();
app.use(express.json());

const client = new MongoClient(process.env.MONGO_URL);
const users = () => client.db('crm').collection('users');

app.post('/login', rateLimit({ windowMs: 60000, limit: 10 }), async (req, res) => {
  const { email, password } = req.body;
  if (typeof email !== 'string' || typeof password !== 'string') {
    return res.status(400).json({ error: 'email and password are required' });
  }
  const user = await users().findOne({ email: email, disabled: false });
  if (!user || !(await bcrypt.compare(String(password), user.passwordHash))) {
    return res.status(401).json({ error: 'Wrong email or password' });
  }
  const token = jwt.sign({ sub: user._id.toString() }, process.env.JWT_KEY, { expiresIn: '1h' });
  res.json({ token });
});

app.get('/health', async (req, res) => {
  const found = await users().findOne({ email: 'probe@crm.internal' });
  res.json({ ok: found !== null });
});

client.connect().then(() => app.listen(3000));
