import { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { orders } from './datasource';

const typeDefs = `#graphql
  type Order { id: ID! total: Float! address: String! }
  type Query { order(id: ID!): Order orders: [Order!]! }
`;

interface Context {
  user?: { id: string };
}

const resolvers = {
  Query: {
    orders: (_: unknown, __: unknown, { user }: Context) => {
      if (!user) throw new GraphQLError('sign in', { extensions: { code: 'UNAUTHENTICATED' } });
      return orders.findMany({ where: { customerId: user.id } });
    },
    order: async (_: unknown, args: { id: string }, { user }: Context) => {
      if (!user) throw new GraphQLError('sign in', { extensions: { code: 'UNAUTHENTICATED' } });
      const order = await orders.findUnique({ where: { id: args.id } });
      if (order?.customerId !== user.id) {
        throw new GraphQLError('not yours', { extensions: { code: 'FORBIDDEN' } });
      }
      return order;
    },
  },
};

export const server = new ApolloServer<Context>({ typeDefs, resolvers });
