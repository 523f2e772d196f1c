import { createSchema } from 'graphql-yoga';
import { GraphQLError } from 'graphql';
import { store } from './store';

const signedIn = (ctx: any) => {
  if (!ctx.currentUser) throw new GraphQLError('Unauthenticated');
  return ctx.currentUser;
};

export const schema = createSchema({
  typeDefs: /* GraphQL */ `
    type User { id: ID!, email: String! }
    type Query { me: User }
    type Mutation { promoteUser(id: ID!): User, updateMyEmail(email: String!): User }
  `,
  resolvers: {
    Query: { me: (_p, _a, ctx) => signedIn(ctx) },
    Mutation: {
      updateMyEmail: (_p, { email }, ctx) => store.users.update(signedIn(ctx).id, { email }),
      promoteUser: async (_p, { id }, ctx) => {
        const actor = signedIn(ctx);
        if (actor.role !== 'admin') throw new GraphQLError('Forbidden');
        await store.audit('promote', actor.id, id);
        return store.users.update(id, { role: 'moderator' });
      },
    },
  },
});
