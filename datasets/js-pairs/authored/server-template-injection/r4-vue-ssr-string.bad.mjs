import Fastify from 'fastify';
import { Liquid } from 'liquidjs';
import { Eta } from 'eta';

const liquid = new Liquid({ strictFilters: true });
const eta = new Eta({ views: './templates' });
const app = Fastify();

app.post('/notifications/preview', async (request, reply) => {
  const { body, customer } = request.body;
  reply.type('text/html');
  const text = eta.renderString(`<p>Dear <%= it.name %></p>${body}`, { name: customer });
  const footer = await liquid.parseAndRender('<p>{{ company }}</p>', { company: 'Example' });
  return text + footer;
});

await app.listen({ port: 3202 });
