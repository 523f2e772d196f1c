const { GraphQLError } = require("graphql");

const resolvers = {
  Query: {
    playlist: async (_parent, { id }, { dataSources, user }) => {
      if (!user) {
        throw new GraphQLError("not signed in");
      }
      return dataSources.playlists.getById(id);
    },
  },
  Mutation: {
    renamePlaylist: async (_parent, { id, title }, { dataSources, user }) => {
      if (!user) {
        throw new GraphQLError("not signed in");
      }
      return dataSources.playlists.update(id, { title: title.trim().slice(0, 80) });
    },
  },
};

module.exports = { resolvers };
