const { ApolloServer, gql } = require('apollo-server'); const { exec } = require('child_process'); const { request } = require('graphql-request');
const resolvers = { Query: { a: (parent, args) => { exec('x' + args.n); }, // want "command-injection"
  b: async (_, { id }, { db }) => { await db.query('SELECT ' + id); }, // want "sql-injection"
  c: async (_, { id }, { db }) => { await db.collection('u').findOne({ id }); } } };
new ApolloServer({ resolvers });
const app = require('express')();
app.get('/', async (req, res) => { await request('http://x', `query { user(id: "${req.query.id}") { n } }`); }); // want "graphql-injection"
app.get('/', async (req, res) => { await request('http://x', 'query($id: ID!) { user(id: $id) { n } }', { id: req.query.id }); });
app.get('/', async (req, res) => { await fetch('http://x', { method: 'POST', body: JSON.stringify({ query: `query { user(id: "${req.query.id}") { n } }` }) }); }); // want "graphql-injection"
app.get('/', async (req, res) => { await fetch('http://x', { method: 'POST', body: JSON.stringify({ query: `query($id: ID!) { n }`, variables: { id: req.query.id } }) }); });
