const express = require('express');
const crypto = require('crypto');
const mailer = require('./mailer');
const users = require('./users');

const app = express();
app.use(express.json());

app.post('/password/forgot', async (req, res) => {
  const user = await users.byEmail(String(req.body.email));
  if (user) {
    const token = crypto.randomBytes(32).toString('hex');
    await users.saveToken(user.id, token);
    const link = `${req.protocol}://${req.get('host')}/password/reset?token=${token}`;
    await mailer.sendMail({ to: user.email, subject: 'Reset your password', text: `Open ${link}` });
  }
  res.sendStatus(202);
});

app.listen(3000);
