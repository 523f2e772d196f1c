import { GraphQLClient } from 'graphql-request';
import Fastify from 'fastify';

const upstream = new GraphQLClient(process.env.GREENHOUSE_API, {
  headers: { 'x-api-key': process.env.GREENHOUSE_KEY },
});

function argument(value) {
  if (typeof value === 'string') return `"${value.replace(/\n/g, ' ')}"`;
  if (Array.isArray(value)) return `[${value.map(argument).join(', ')}]`;
  if (value && typeof value === 'object') {
    return `{${Object.entries(value).map(([k, v]) => `${k}: ${argument(v)}`).join(', ')}}`;
  }
  return String(value);
}

async function applySettings(zone, settings) {
  return upstream.request(`
    mutation {
      updateZone(id: ${Number(zone)}, settings: ${argument(settings)}) { id updatedAt }
    }`);
}

async function zoneNames() {
  const { zones } = await upstream.request('{ zones { id name } }');
  return zones;
}

const app = Fastify();

app.get('/zones', async () => zoneNames());

app.put('/zones/:zone', async (request, reply) => {
  const { updateZone } = await applySettings(request.params.zone, request.body);
  return reply.send(updateZone);
});

await app.listen({ port: 3000 });
