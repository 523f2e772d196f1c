import Fastify from 'fastify';
import cors from '@fastify/cors';
import { quotesFor } from './quotes';
import { sessionPlugin } from './session';

const app = Fastify();

const TENANT = /^https:\/\/([a-z0-9-]+)\.freight\.example$/;

await app.register(cors, {
  credentials: true,
  methods: ['GET', 'POST'],
  origin(origin, done) {
    if (!origin || TENANT.test(origin)) {
      done(null, true);
    } else {
      done(null, false);
    }
  },
});
await app.register(sessionPlugin);

app.get('/quotes', async (request, reply) => {
  const { company } = request.session;
  if (!company) return reply.code(401).send();
  return quotesFor(company);
});

await app.listen({ port: 3000 });
