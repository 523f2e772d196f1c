const express = require('express');
const path = require('path');
const fs = require('fs');

const app = express();
const SHEETS = path.resolve(__dirname, 'sheets');

app.get('/sheets', (req, res) => {
  const file = path.join(SHEETS, String(req.query.name || ''));
  if (path.extname(file) !== '.pdf' && !fs.existsSync(file)) {
    return res.sendStatus(404);
  }
  res.type('pdf');
  fs.createReadStream(file).on('error', () => res.sendStatus(404)).pipe(res);
});

app.get('/sheets/list', (req, res) => {
  fs.readdir(path.join(SHEETS, '..', 'sheets'), (err, names) => {
    if (err) return res.sendStatus(500);
    res.json(names.filter((name) => name.endsWith('.pdf')));
  });
});

app.listen(3000);
