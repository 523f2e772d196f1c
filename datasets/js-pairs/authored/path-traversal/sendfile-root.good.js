const express = require('express');
const fs = require('fs');
const path = require('path');

const app = express();

app.get('/avatar', (req, res) => {
  const name = req.query.user + '.png';
  res.sendFile(name, { root: path.resolve('avatars') }, (err) => {
    if (err) res.status(404).end();
  });
});

app.listen(3000);
