const fs = require('fs');
const express = require('express');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const app = express();
const directory = new DOMParser().parseFromString(fs.readFileSync('staff.xml', 'utf8'), 'text/xml');

app.get('/staff/:badge/extension', (req, res) => {
  const expression = `string(/staff/person[@badge='${req.params.badge}' and @listed='yes']/extension)`;
  const extension = xpath.select(expression, directory);
  if (!extension) {
    return res.status(404).json({ error: 'not listed' });
  }
  res.json({ badge: req.params.badge, extension });
});

app.get('/departments', (req, res) => {
  const nodes = xpath.select('/staff/department/@name', directory);
  res.json(nodes.map((node) => node.value));
});

app.listen(3000);
