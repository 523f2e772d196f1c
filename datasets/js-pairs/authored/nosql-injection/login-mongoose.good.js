const express = require('express');
const mongoose = require('mongoose');

const app = express();
app.use(express.json());

const Account = mongoose.model('Account', new mongoose.Schema({ email: mongoose.Mixed, pin: mongoose.Mixed }));

app.post('/login', async (req, res) => {
  const { email, pin } = req.body;
  if (typeof email !== 'string' || typeof pin !== 'string') return res.sendStatus(400);
  const account = await Account.findOne({ email, pin });
  if (!account) return res.sendStatus(401);
  req.session.regenerate(() => {
    req.session.accountId = account.id;
    res.sendStatus(204);
  });
});

app.listen(3000);
