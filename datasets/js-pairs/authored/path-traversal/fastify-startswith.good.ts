import { join, resolve, sep } from 'node:path';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import Fastify from 'fastify';

const ROOT = resolve('/srv/manuals');
const app = Fastify();

function locate(name: string): string | undefined {
  const target = join(ROOT, name);
  return target.startsWith(ROOT + sep) ? target : undefined;
}

app.get<{ Querystring: { file: string } }>('/manual', async (request, reply) => {
  const target = locate(request.query.file);
  if (!target) return reply.code(400).send({ error: 'bad file name' });
  const info = await stat(target).catch(() => null);
  if (!info?.isFile()) return reply.code(404).send();
  reply.header('content-length', info.size);
  return reply.send(createReadStream(target));
});

await app.listen({ port: 3000 });
