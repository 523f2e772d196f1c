const express = require('express');
const path = require('path');

const app = express();
const ROOT = path.join(__dirname, 'reports');

app.get('/reports/:name', (req, res) => {
  const file = path.join(ROOT, req.params.name);
  res.sendFile(file);
});

app.get('/reports', (req, res) => res.sendFile(path.join(__dirname, 'index.html')));
app.listen(3000);
