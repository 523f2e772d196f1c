const fastify = require('fastify')();
const fs = require('fs');
const path = require('path');
const { randomUUID } = require('crypto');
const { pipeline } = require('stream/promises');

fastify.register(require('@fastify/multipart'), { limits: { fileSize: 5000000 } });
fastify.register(require('@fastify/static'), { root: path.join(__dirname, 'files') });

const ALLOWED = new Map([['application/pdf', 'pdf'], ['image/png', 'png']]);

fastify.post('/documents', async (request, reply) => {
  const part = await request.file();
  const extension = ALLOWED.get(part.mimetype);
  if (!extension) return reply.code(415).send({ error: 'pdf or png only' });
  const name = `${randomUUID()}.${extension}`;
  await pipeline(part.file, fs.createWriteStream(path.join(__dirname, 'files', name)));
  return { name };
});

fastify.listen({ port: 3000 });
