const { buildSchema } = require('graphql');
const { createHandler } = require('graphql-http/lib/use/express');
const express = require('express');
const { db } = require('./db');

const schema = buildSchema(`
  type User {
    id: ID!
    name: String!
    avatar: String
    passwordHash: String
  }
  type Query { user(id: ID!): User }
`);

const root = {
  user: ({ id }) => db.users.findOne({ id }),
};

const app = express();
app.all('/graphql', createHandler({ schema, rootValue: root }));
app.listen(4000);
