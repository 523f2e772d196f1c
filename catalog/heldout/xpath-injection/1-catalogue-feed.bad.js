const fs = require('fs');
const express = require('express');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const app = express();
const doc = new DOMParser().parseFromString(fs.readFileSync('./data/catalogue.xml', 'utf8'), 'text/xml');

app.get('/books/:isbn', (req, res) => {
  const isbn = req.params.isbn;
  const nodes = xpath.select("//book[@isbn='" + isbn + "']/title/text()", doc); // want "xpath-injection"
  if (nodes.length === 0) {
    return res.status(404).json({ error: 'No such book' });
  }
  res.json({ title: nodes[0].nodeValue });
});

app.get('/books', (req, res) => {
  const page = Math.max(1, Number.parseInt(req.query.page, 10) || 1);
  const first = (page - 1) * 20 + 1;
  const nodes = xpath.select(`//book[position() >= ${first} and position() < ${first + 20}]/title/text()`, doc);
  res.json({ titles: nodes.map((n) => n.nodeValue) });
});

app.listen(process.env.PORT || 3000);
