import { GraphQLError } from 'graphql';
import type { DataSource } from './data';

interface Viewer {
  id: string;
  role: 'member' | 'moderator' | 'admin';
}

interface Context {
  viewer: Viewer | null;
  data: DataSource;
}

function signedIn({ viewer }: Context): Viewer {
  if (!viewer) throw new GraphQLError('Unauthorized', { extensions: { code: 'UNAUTHENTICATED' } });
  return viewer;
}

function allow(context: Context, ...roles: Viewer['role'][]): Viewer {
  const viewer = signedIn(context);
  if (!roles.includes(viewer.role)) throw new GraphQLError('Forbidden', { extensions: { code: 'FORBIDDEN' } });
  return viewer;
}

export const resolvers = {
  Query: {
    me: (_: unknown, __: unknown, context: Context) => context.data.profile(signedIn(context).id),
    auditLog: (_: unknown, { limit }: { limit: number }, context: Context) => {
      allow(context, 'admin');
      return context.data.auditLog(Math.min(limit, 200));
    },
  },
  Mutation: {
    hidePost: async (_: unknown, { postId }: { postId: string }, context: Context) => {
      const viewer = allow(context, 'moderator', 'admin');
      return context.data.hidePost(postId, viewer.id);
    },
    grantModerator: async (_: unknown, { userId }: { userId: string }, context: Context) => {
      const viewer = allow(context, 'admin');
      return context.data.setRole(userId, 'moderator', viewer.id);
    },
  },
};
