const express = require('express');

const app = express();
app.use(express.json());

const EMAIL = /^[a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*@example\.com$/;

app.post('/subscribe', (req, res) => {
  if (!EMAIL.test(req.body.email)) return res.status(400).json({ error: 'email' });
  res.sendStatus(202);
});

app.listen(3000);
