import { createWriteStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Fastify from 'fastify';
import jwt from '@fastify/jwt';
import multipart, { type MultipartFile } from '@fastify/multipart';
import serve from '@fastify/static';

const ROOT = '/srv/www/attachments';
const KINDS: ReadonlyMap<string, string> = new Map([['application/pdf', '.pdf'], ['image/png', '.png']]);

class AttachmentService {
  async store(part: MultipartFile): Promise<string> {
    const extension = KINDS.get(part.mimetype);
    if (!extension) throw Object.assign(new Error('Unsupported type'), { statusCode: 415 });
    const name = randomUUID() + extension;
    await pipeline(part.file, createWriteStream(path.join(ROOT, name)));
    return name;
  }
}

const app = Fastify();
const attachments = new AttachmentService();
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.register(multipart, { limits: { fileSize: 2_000_000, files: 1 } });
app.register(serve, { root: ROOT, prefix: '/attachments/' });

app.post('/attachments', { onRequest: (request) => request.jwtVerify().then(() => undefined) }, async (request, reply) => {
  const part = await request.file();
  if (!part) return reply.code(400).send({ error: 'No file' });
  const name = await attachments.store(part);
  return reply.code(201).send({ url: `/attachments/${name}` });
});

app.listen({ port: 3000 });
