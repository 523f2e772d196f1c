import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';
import { licences, officerFrom } from './licences.mjs';

const typeDefs = `#graphql
  type Licence { id: ID! callsign: String! revoked: Boolean! }
  type Query { licence(id: ID!): Licence }
  type Mutation { revoke(id: ID!, reason: String!): Licence }
`;

const allowed = (resolver, role) => (parent, args, context) => {
  if (!context.officer) {
    throw new GraphQLError('sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
  }
  return resolver(parent, args, { ...context, role });
};

const resolvers = {
  Query: {
    licence: allowed((_, { id }) => licences.find(id), 'reader'),
  },
  Mutation: {
    revoke: allowed(
      (_, { id, reason }, { officer }) => licences.revoke(id, { reason, by: officer.id }),
      'enforcement',
    ),
  },
};

const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, {
  listen: { port: 4000 },
  context: async ({ req }) => ({ officer: await officerFrom(req.headers.authorization) }),
});
