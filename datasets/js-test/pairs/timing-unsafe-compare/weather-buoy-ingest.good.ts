import Fastify from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { buoys, store } from './buoys';

const app = Fastify({ logger: true });

function sameKey(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i++) {
    difference |= given.charCodeAt(i) ^ expected.charCodeAt(i);
  }
  return difference === 0;
}

function digestMatches(body: Buffer, header: string): boolean {
  const digest = createHash('sha256').update(body).digest();
  const given = Buffer.from(header, 'base64');
  return given.length === digest.length && timingSafeEqual(given, digest);
}

app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_req, body, done) => done(null, body));

app.post<{ Params: { id: string }; Body: Buffer }>('/buoys/:id/readings', async (request, reply) => {
  const buoy = await buoys.find(request.params.id);
  const key = String(request.headers['x-buoy-key'] ?? '');
  if (!buoy || !sameKey(key, buoy.key)) {
    return reply.code(401).send();
  }
  if (!digestMatches(request.body, String(request.headers.digest ?? ''))) {
    return reply.code(422).send({ message: 'the reading arrived damaged' });
  }
  await store(buoy.id, request.body);
  return reply.code(202).send();
});

await app.listen({ port: 3000 });
