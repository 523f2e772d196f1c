const fastify = require('fastify')();
const fs = require('fs-extra');
const path = require('path');
const sanitize = require('sanitize-filename');

const BASE = '/var/lib/notes';

class NoteFiles {
  async save(title, text) {
    const target = path.join(BASE, title + '.txt');
    await fs.outputFile(target, text);
    return target;
  }
}

const files = new NoteFiles();

fastify.post('/notes', async (request, reply) => {
  const { title, text } = request.body;
  await files.save(title, text);
  return reply.code(201).send({ title });
});

fastify.listen({ port: 3000 });
