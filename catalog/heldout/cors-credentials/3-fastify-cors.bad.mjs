import Fastify from 'fastify';
import cors from '@fastify/cors';
import cookie from '@fastify/cookie';
import { sessionUser } from './sessions.mjs';
import { messages } from './messages.mjs';

const app = Fastify({ trustProxy: true });
const FRONTENDS = [/^https:\/\/[a-z0-9-]+\.example\.com$/, 'https://example.com'];

function corsOptions({ credentials }) {
  return { origin: true, credentials, methods: ['GET', 'HEAD'], maxAge: 600 };
}

app.register(cookie);

app.register(async (api) => {
  api.register(cors, corsOptions({ credentials: true })); // want "cors-credentials"
  api.addHook('onRequest', async (request, reply) => {
    request.viewer = await sessionUser(request.cookies.sid);
    if (!request.viewer) return reply.code(401).send({ error: 'Unauthorized' });
  });
  api.get('/api/messages', async (request) => messages.listFor(request.viewer.id));
});

app.register(async (open) => {
  open.register(cors, { origin: true, credentials: false });
  open.get('/public/status', async () => ({ up: true, frontends: FRONTENDS.length }));
});

app.listen({ port: 3000 });
