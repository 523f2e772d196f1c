const { GraphQLError } = require('graphql');
const { models } = require('./models');

const forbidden = () => new GraphQLError('forbidden', { extensions: { code: 'FORBIDDEN' } });

function authenticated(resolver) {
  return (parent, args, context, info) => {
    if (!context.user) throw new GraphQLError('sign in');
    return resolver(parent, args, context, info);
  };
}

function admin(resolver) {
  return authenticated((parent, args, context, info) => {
    if (context.user.role !== 'ADMIN') throw forbidden();
    return resolver(parent, args, context, info);
  });
}

const resolvers = {
  Query: {
    me: authenticated((_, __, { user }) => user),
    allUsers: admin(() => models.User.findAll()),
  },
  Mutation: {
    banUser: admin((_, { id }) => models.User.update({ banned: true }, { where: { id } })),
    deleteUser: admin((_, { id }) => models.User.destroy({ where: { id } })),
  },
};

module.exports = { resolvers };
