const { shopifyApi } = require('@shopify/shopify-api');
const express = require('express');
const { GraphQLClient, gql } = require('graphql-request');

const client = new GraphQLClient(process.env.STORE_GRAPHQL, { headers: { 'x-token': process.env.STORE_TOKEN } });
const router = express.Router();

const PRODUCT = gql`
  query Product($handle: String!) {
    productByHandle(handle: $handle) { id title }
  }
`;

router.get('/products/:handle', async (req, res, next) => {
  try {
    const data = await client.request(PRODUCT.replace('$handle: String!', '$n: Int = 1').replace('handle: $handle', `handle: "${req.params.handle}"`));
    res.json(data.productByHandle);
  } catch (err) {
    next(err);
  }
});

module.exports = { router, shopifyApi };
