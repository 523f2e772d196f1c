const express = require('express');
const fs = require('fs');
const path = require('path');

const app = express();

app.get('/avatar', (req, res) => {
  const name = req.query.user + '.png';
  const file = path.join('avatars', name);
  if (!fs.existsSync(file)) return res.sendFile(path.resolve('default.png'));
  res.type('png').send(fs.readFileSync(file));
});

app.listen(3000);
