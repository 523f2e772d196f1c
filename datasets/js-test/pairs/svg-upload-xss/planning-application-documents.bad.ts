import type { FastifyInstance } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import mime from 'mime-types';
import { documents } from './documents.js';

const STORE = '/var/lib/planning/documents';

interface Params {
  application: string;
  document: string;
}

export default async function documentRoutes(app: FastifyInstance) {
  app.post<{ Params: Params }>('/applications/:application/documents', { preHandler: app.applicant }, async (request, reply) => {
    const part = await request.file({ limits: { fileSize: 20_000_000 } });
    if (!part) return reply.code(400).send({ error: 'no file' });
    const saved = await documents.save(STORE, request.params.application, part.filename, part.file);
    return reply.code(201).send({ id: saved.id });
  });

  app.get<{ Params: Params }>('/applications/:application/documents/:document', async (request, reply) => {
    const entry = await documents.find(request.params.application, request.params.document);
    if (!entry) return reply.code(404).send({ error: 'no such document' });

    const file = path.join(STORE, entry.storageKey);
    const { size } = await stat(file);
    reply.header('Content-Length', size);
    reply.header('X-Content-Type-Options', 'nosniff');
    reply.header('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(entry.name)}`);
    reply.type(mime.lookup(entry.name) || 'application/octet-stream');
    return reply.send(createReadStream(file));
  });
}
