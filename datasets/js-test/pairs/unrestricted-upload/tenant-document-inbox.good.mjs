import Fastify from 'fastify';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { tenantFrom, documents } from './tenants.mjs';

const INBOX = path.resolve('inbox');

const app = Fastify({ logger: true });
await app.register(multipart, { limits: { fileSize: 10 * 1024 * 1024, files: 1 } });
await app.register(fastifyStatic, {
  root: INBOX,
  prefix: '/inbox/',
  index: false,
  dotfiles: 'deny',
  setHeaders: (res) => {
    res.setHeader('Content-Type', 'application/octet-stream');
    res.setHeader('Content-Disposition', 'attachment');
    res.setHeader('X-Content-Type-Options', 'nosniff');
  },
});

app.post('/documents', async (request, reply) => {
  const tenant = await tenantFrom(request);
  if (!tenant) return reply.code(401).send();

  const part = await request.file();
  if (!part) return reply.code(422).send({ message: 'choose a file' });

  const name = randomBytes(8).toString('hex');
  const target = path.join(INBOX, name);
  await pipeline(part.file, createWriteStream(target, { flags: 'wx', mode: 0o640 }));
  if (part.file.truncated) {
    await unlink(target);
    return reply.code(413).send({ message: 'ten megabytes at most' });
  }
  await documents.add(tenant.id, { name, title: part.filename });
  return reply.code(201).send({ link: `/inbox/${encodeURIComponent(name)}` });
});

await app.listen({ port: 3000 });
