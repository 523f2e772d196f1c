const express = require('express');
const fetch = require('node-fetch');

const app = express();
const API = 'http://inventory.internal:8080';

app.get('/stock/:sku', async (req, res) => {
  const response = await fetch(`${API}/stock/${encodeURIComponent(req.params.sku)}`);
  if (!response.ok) return res.sendStatus(502);
  res.json(await response.json());
});

app.listen(3000);
