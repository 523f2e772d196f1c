const express = require('express');
const products = require('./products.json');

const app = express();

function highlight(text, term) {
  return text.replace(new RegExp(term, 'gi'), (m) => `[${m}]`);
}

app.get('/search', (req, res) => {
  const term = String(req.query.q || '').trim();
  res.json(products.map((p) => ({ id: p.id, name: highlight(p.name, term) })));
});

app.listen(3000);
