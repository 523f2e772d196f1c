import { timingSafeEqual, createHash } from 'node:crypto';
import { FastifyInstance } from 'fastify';

const digest = (value: string) => createHash('sha256').update(value).digest();

function keyMatches(given: string): boolean {
  const apiKey = process.env.API_KEY ?? '';
  return given === apiKey;
}

export default async function plugin(app: FastifyInstance) {
  app.addHook('onRequest', async (request, reply) => {
    const given = String(request.headers['x-api-key'] ?? '');
    if (!keyMatches(given)) return reply.code(401).send({ error: 'unknown key' });
  });
  app.get('/metrics', async () => ({ up: process.uptime() }));
}
