const express = require('express');
const mongoSanitize = require('express-mongo-sanitize');
const { MongoClient } = require('mongodb');

const app = express();
app.use(express.json());
app.use(express.static('public'));

let tokens;

app.post('/password/reset', async (req, res) => {
  const entry = await tokens.findOne({ token: req.body.token, used: false });
  if (!entry) return res.status(400).json({ error: 'unknown token' });
  await tokens.updateOne({ _id: entry._id }, { $set: { used: true } });
  res.json({ user: entry.user });
});

MongoClient.connect(process.env.MONGO).then((client) => {
  tokens = client.db('app').collection('tokens');
  app.listen(3000);
});
