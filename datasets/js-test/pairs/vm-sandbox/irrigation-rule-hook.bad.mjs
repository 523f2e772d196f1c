import Fastify from 'fastify';
import vm from 'node:vm';
import { zones, rules } from './zones.mjs';

const app = Fastify({ logger: true });

function decide(rule, reading) {
  const script = new vm.Script(rule.source, { filename: `rule-${rule.id}.js` });
  const sandbox = { moisture: reading.moisture, hour: reading.hour, water: false };
  script.runInNewContext(sandbox, { timeout: 20, contextCodeGeneration: { strings: false, wasm: false } });
  return sandbox.water === true;
}

function health() {
  const script = new vm.Script('1 + 1');
  return script.runInThisContext() === 2;
}

app.put('/rules/:zone', async (request, reply) => {
  const { source } = request.body;
  if (typeof source !== 'string' || source.length > 2000) {
    return reply.code(422).send({ message: 'a rule has at most 2000 characters' });
  }
  return rules.save(request.params.zone, source);
});

app.post('/readings/:zone', async (request) => {
  const rule = await rules.of(request.params.zone);
  const { moisture, hour } = request.body;
  const water = rule ? decide(rule, { moisture: Number(moisture), hour: Number(hour) }) : false;
  if (water) await zones.open(request.params.zone, 5);
  return { water };
});

app.get('/health', async () => ({ ok: health() }));

await app.listen({ port: 3000 });
