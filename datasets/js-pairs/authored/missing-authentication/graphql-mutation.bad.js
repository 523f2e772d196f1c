const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { GraphQLError } = require('graphql');
const { userFromToken } = require('./tokens');
const store = require('./store');

const typeDefs = `
  type Product { id: ID! name: String! price: Float! }
  type Query { products: [Product!]! }
  type Mutation { deleteProduct(id: ID!): Boolean! setPrice(id: ID!, price: Float!): Product! }
`;

function ensureUser(context) {
  if (!context.user) {
    throw new GraphQLError('not signed in', { extensions: { code: 'UNAUTHENTICATED' } });
  }
}

const resolvers = {
  Query: { products: () => store.products() },
  Mutation: {
    setPrice: (_, { id, price }, context) => {
      ensureUser(context);
      return store.setPrice(id, price);
    },
    deleteProduct: (_, { id }, context) => {
      return store.deleteProduct(id);
    },
  },
};

startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
  context: async ({ req }) => ({ user: await userFromToken(req.headers.authorization) }),
});
