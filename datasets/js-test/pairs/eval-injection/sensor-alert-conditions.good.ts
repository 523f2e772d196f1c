import type { FastifyInstance } from 'fastify';
import { alerts } from './alerts.js';

type Reading = { celsius: number; humidity: number; battery: number };

const FORM = /^\s*(celsius|humidity|battery)\s*(<=|>=|<|>)\s*(-?\d{1,4}(?:\.\d{1,2})?)\s*$/;

export function compile(condition: string): (reading: Reading) => boolean {
  const [, name, operator, number] = FORM.exec(condition) ?? [];
  if (!name) {
    throw new SyntaxError('the condition must compare celsius, humidity or battery');
  }
  return eval(`(reading) => reading.${name} ${operator} ${number}`);
}

export default async function alertRoutes(app: FastifyInstance) {
  app.addHook('onRequest', app.grower);

  app.post<{ Body: { greenhouse: string; condition: string } }>('/alerts', async (request, reply) => {
    const { greenhouse, condition } = request.body;
    try {
      const test = compile(String(condition));
      const latest = await app.readings.latest(request.grower.id, greenhouse);
      const alert = await alerts.create({ owner: request.grower.id, greenhouse, condition });
      return reply.code(201).send({ id: alert.id, firesNow: test(latest) });
    } catch (err) {
      if (err instanceof SyntaxError) return reply.code(422).send({ error: err.message });
      throw err;
    }
  });
}
