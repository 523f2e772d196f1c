const express = require('express');
const { graphql, buildSchema } = require('graphql');

const schema = buildSchema('type Query { order(id: ID!): Order } type Order { id: ID! total: Float }');
const rootValue = require('./resolvers');
const app = express();

function orderQuery(id, fields) {
  return `{ order(id: "${id}") { ${fields} } }`;
}

app.get('/orders/:id', async (req, res) => {
  const source = orderQuery(req.params.id, req.query.fields || 'id');
  const result = await graphql({ schema, source, rootValue, variableValues: { id: req.params.id } });
  res.json(result);
});

app.listen(3000);
