const express = require('express');
const fetch = require('node-fetch');

const app = express();
const FIELDS = ['name', 'stock', 'price'];

app.get('/products', async (req, res) => {
  const wanted = String(req.query.fields || 'name').split(',');
  const fields = wanted.join(' ');
  const response = await fetch('https://catalogue.internal/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: `query { products { ${fields} } }` }),
  });
  res.json(await response.json());
});

app.listen(3000);
