const express = require('express');
const { GraphQLClient, gql } = require('graphql-request');

const app = express();
const shop = new GraphQLClient(process.env.SHOP_API, {
  headers: { authorization: `Bearer ${process.env.SHOP_KEY}` },
});

const FEATURED = gql`
  query Featured {
    products(featured: true, first: 12) { id title }
  }
`;

app.get('/api/featured', async (req, res, next) => {
  shop.request(FEATURED).then((data) => res.json(data.products)).catch(next);
});

app.get('/api/products/:handle', async (req, res, next) => {
  try {
    const query = `query { product(handle: "${req.params.handle}") { id title price } }`;
    const data = await shop.request(query); // want "graphql-injection"
    if (!data.product) return res.status(404).json({ error: 'Not found' });
    res.json(data.product);
  } catch (err) {
    next(err);
  }
});

app.listen(process.env.PORT || 3000);
