const express = require('express');
const axios = require('axios');

const app = express();
const API = 'https://catalogue.internal/graphql';

const FIELDS = 'id name price';

async function findProducts(term) {
  const query = `{ products(search: "${term}") { ${FIELDS} } }`;
  const { data } = await axios.post(API, { query });
  return data.data.products;
}

app.get('/products', async (req, res, next) => {
  try {
    res.json(await findProducts(req.query.q));
  } catch (err) {
    next(err);
  }
});

app.listen(3000);
