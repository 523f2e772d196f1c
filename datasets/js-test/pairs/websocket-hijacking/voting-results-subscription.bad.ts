import { createServer } from 'node:http';
import { createYoga, createSchema } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { useServer } from 'graphql-ws/lib/use/ws';
import { resolvers, typeDefs } from './schema';
import { accountFromCookie } from './accounts';

const ORIGINS = new Set((process.env.VOTE_ORIGINS ?? '').split(',').filter(Boolean));

const schema = createSchema({ typeDefs, resolvers });
const yoga = createYoga({ schema, cors: { origin: [...ORIGINS], credentials: true } });
const server = createServer(yoga);

const sockets = new WebSocketServer({ server, path: yoga.graphqlEndpoint });

useServer(
  {
    schema,
    onConnect: async ({ extra }) => {
      const { cookie, origin } = extra.request.headers;
      const account = await accountFromCookie(cookie ?? '');
      console.info('subscription from', origin, account?.id);
      return account !== null;
    },
    context: async ({ extra }) => ({
      account: await accountFromCookie(extra.request.headers.cookie ?? ''),
    }),
  },
  sockets,
);

server.listen(4000, () => {
  console.info('votes on 4000');
});
