const { parse, GraphQLObjectType, GraphQLString } = require('graphql');
const axios = require('axios');
const express = require('express');
const { exec } = require('child_process');
const app = express();

exports.Query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    files: { type: GraphQLString, resolve: (parent, args) => exec('ls ' + args.dir) }, // want "command-injection"
  },
});
app.get('/graph', async (req, res) => {
  const tree = parse(`{ user(id: "${req.query.id}") { name } }`); // want "graphql-injection"
  const one = await axios({ url: 'https://api.acme.dev', method: 'post', data: { query: `{ user(id: "${req.query.id}") { name } }` } }); // want "graphql-injection"
  const two = await axios({ url: 'https://api.acme.dev', method: 'post', data: { query: 'query ($id: ID!) { user(id: $id) { name } }', variables: { id: req.query.id } } });
  res.json([tree.kind, one.status, two.status]);
});
