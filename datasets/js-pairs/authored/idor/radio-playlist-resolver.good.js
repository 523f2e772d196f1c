const { GraphQLError } = require("graphql");

const resolvers = {
  Query: {
    playlist: async (_parent, { id }, { dataSources, user }) => {
      if (!user) {
        throw new GraphQLError("not signed in");
      }
      const playlist = await dataSources.playlists.getById(id);
      return playlist.ownerId === user.id ? playlist : null;
    },
  },
  Mutation: {
    renamePlaylist: async (_parent, { id, title }, { dataSources, user }) => {
      if (!user) {
        throw new GraphQLError("not signed in");
      }
      const playlist = await dataSources.playlists.getById(id);
      if (playlist.ownerId !== user.id) {
        throw new GraphQLError("not your playlist");
      }
      return dataSources.playlists.update(id, { title: title.trim().slice(0, 80) });
    },
  },
};

module.exports = { resolvers };
