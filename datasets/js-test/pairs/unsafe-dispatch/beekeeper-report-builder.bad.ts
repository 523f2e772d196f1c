import Fastify from 'fastify';
import _ from 'lodash';
import { hives } from './hives';

const app = Fastify();

interface Query {
  Querystring: { field: string; summary: string };
}

const EXTRA: Record<string, (values: number[]) => number> = {
  median: (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)],
  spread: (values) => Math.max(...values) - Math.min(...values),
};

function summarise(name: string, values: number[]): unknown {
  const summary = EXTRA[name] ?? (_ as unknown as Record<string, (v: number[]) => unknown>)[name];
  return summary(values);
}

app.get<Query>('/report', async (request, reply) => {
  const { field, summary } = request.query;
  if (!['weight', 'temperature', 'humidity'].includes(field)) {
    return reply.code(400).send({ message: 'that field is not recorded' });
  }
  const rows = await hives.readings(field as 'weight');
  return { field, summary, value: summarise(summary, rows.map((row) => row.value)) };
});

await app.listen({ port: 3000 });
