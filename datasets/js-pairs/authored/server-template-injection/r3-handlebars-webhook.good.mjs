import Handlebars from 'handlebars';
import { Hono } from 'hono';

const app = new Hono();
const presets = {
  short: Handlebars.compile('{{event}} by {{actor}}'),
  long: Handlebars.compile('{{actor}} did {{event}} in {{repository}}'),
};

app.post('/format', async (c) => {
  const payload = await c.req.json();
  const template = payload.format === 'long' ? presets.long : presets.short;
  return c.text(template({ event: payload.event, actor: payload.actor, repository: payload.repository }));
});

export default app;
