const fs = require('fs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');
const express = require('express');

const doc = new DOMParser().parseFromString(fs.readFileSync('data/operators.xml', 'utf8'), 'text/xml');
const app = express();
app.use(express.urlencoded({ extended: false }));

const statement = xpath.parse('//operator[@name=$name and @pin=$pin]');
const lookup = (name, pin) =>
  statement.select1({ node: doc, variables: { name, pin: String(Number(pin)) } });

app.post('/terminal/login', (req, res) => {
  const operator = lookup(req.body.name, req.body.pin);
  if (!operator) return res.sendStatus(401);
  res.json({ desk: operator.getAttribute('desk') });
});

app.listen(3400);
