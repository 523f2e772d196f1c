const express = require('express');
const Joi = require('joi');
const { MongoClient } = require('mongodb');

const app = express();
app.use(express.json());
const users = new MongoClient(process.env.MONGO).db('app').collection('users');

const schema = Joi.object({ email: Joi.string().email().required(), code: Joi.string().length(6).required() });

app.post('/verify', async (req, res) => {
  const { error, value } = schema.validate(req.body);
  if (error) return res.status(400).json({ error: error.message });
  const user = await users.findOne({ email: value.email, code: value.code });
  res.json({ verified: Boolean(user) });
});

app.listen(3000);
