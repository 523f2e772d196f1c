const express = require('express');
const fs = require('fs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const app = express();
app.use(express.urlencoded({ extended: false }));
const doc = new DOMParser().parseFromString(fs.readFileSync('users.xml', 'utf8'), 'text/xml');

function literal(value) {
  return `'${value}'`;
}

app.post('/login', (req, res) => {
  const { user, pin } = req.body;
  const found = xpath.select(`//user[name=${literal(user)} and pin=${literal(pin)}]`, doc);
  res.json({ ok: found.length === 1 });
});

app.listen(3000);
