import Koa from 'koa';
import cors from '@koa/cors';
import { ApolloServer } from '@apollo/server';
import { koaMiddleware } from '@as-integrations/koa';
import bodyParser from 'koa-bodyparser';
import { typeDefs, resolvers } from './schema';
import { volunteerFrom } from './volunteers';

const production = process.env.NODE_ENV === 'production';
const allowed = (process.env.ALLOWED_ORIGINS ?? '').split(',').map((o) => o.trim());

const app = new Koa();
const server = new ApolloServer({ typeDefs, resolvers });
await server.start();

app.use(
  cors({
    credentials: true,
    origin(ctx) {
      const origin = ctx.get('Origin');
      return allowed.includes(origin) ? origin : '';
    },
  }),
);
app.use(bodyParser());
app.use(
  koaMiddleware(server, {
    context: async ({ ctx }) => ({ volunteer: await volunteerFrom(ctx.cookies.get('shift')) }),
  }),
);

app.listen(4000, () => console.log(production ? 'shifts are live' : 'shifts on 4000'));
