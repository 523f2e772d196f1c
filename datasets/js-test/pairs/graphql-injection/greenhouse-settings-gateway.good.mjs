import { GraphQLClient } from 'graphql-request';
import Fastify from 'fastify';

const upstream = new GraphQLClient(process.env.GREENHOUSE_API, {
  headers: { 'x-api-key': process.env.GREENHOUSE_KEY },
});

const UPDATE = `
  mutation UpdateZone($zone: Int!, $settings: ZoneSettingsInput!) {
    updateZone(id: $zone, settings: $settings) { id updatedAt }
  }`;

async function applySettings(zone, settings) {
  return upstream.request(UPDATE, { zone: Number(zone), settings });
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
