import { createClient } from 'redis';
import v8 from 'node:v8';
import Fastify from 'fastify';
import { routesAt } from './depot.mjs';

const redis = createClient({ url: process.env.REDIS_URL });
await redis.connect();

function reviver(key, value) {
  if (typeof value === 'string' && value.startsWith('=>')) {
    return new Function('route', `return ${value.slice(2)}`);
  }
  return value;
}

async function cached(key, load) {
  const hit = await redis.get(key);
  if (hit) return v8.deserialize(Buffer.from(hit, 'base64'));
  const fresh = await load();
  await redis.set(key, v8.serialize(fresh).toString('base64'), { EX: 60 });
  return fresh;
}

const app = Fastify();

app.removeContentTypeParser('application/json');
app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
  try {
    done(null, JSON.parse(body, reviver));
  } catch (err) {
    err.statusCode = 400;
    done(err);
  }
});

app.post('/depots/:id/routes/view', async (request) => {
  const routes = await cached(`depot:${Number(request.params.id)}`, () => routesAt(Number(request.params.id)));
  const { columns } = request.body;
  return routes.map((route) => columns.map((column) => (typeof column === 'function' ? column(route) : column)));
});

await app.listen({ port: 3000 });
