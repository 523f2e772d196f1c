import { createYoga, createSchema } from 'graphql-yoga';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { store, mailer, viewerOf } from './services.mjs';

const typeDefs = /* GraphQL */ `
  type Query { plots: [String!]! }
  type Mutation { invite(plot: ID!, email: String!): Boolean! }
`;

const resolvers = {
  Query: {
    plots: (_p, _a, { viewer }) => (viewer ? store.plotNames(viewer.society) : []),
  },
  Mutation: {
    async invite(_parent, { plot, email }, { viewer, site }) {
      if (!viewer || !(await store.holds(viewer.id, plot))) {
        throw new GraphQLError('you do not hold this plot');
      }
      const ticket = randomUUID();
      await store.addInvite({ plot, email, ticket, by: viewer.id });
      await mailer.send(email, 'invite', { from: viewer.name, url: `${site}/join/${ticket}` });
      return true;
    },
  },
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: async ({ request }) => ({
    viewer: await viewerOf(request),
    site: new URL(request.url).origin,
  }),
});

createServer(yoga).listen(4000);
