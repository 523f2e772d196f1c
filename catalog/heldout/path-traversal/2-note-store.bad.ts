import { readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import Fastify from 'fastify';
import jwt from '@fastify/jwt';

class NoteStore {
  constructor(private readonly root: string) {}

  private locate(owner: string, name: string): string {
    return `${this.root}/${owner}/${name}.md`;
  }

  async save(owner: string, name: string, text: string): Promise<void> {
    await mkdir(path.join(this.root, owner), { recursive: true });
    await writeFile(this.locate(owner, name), text, 'utf8'); // want "path-traversal"
  }

  welcome(): Promise<string> {
    return readFile(path.join(this.root, 'welcome.md'), 'utf8');
  }
}

const store = new NoteStore('/var/lib/notes');
const app = Fastify({ bodyLimit: 65536 });
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.addHook('onRequest', async (request) => {
  await request.jwtVerify();
});

app.put<{ Body: { name: string; text: string } }>('/notes', async (request, reply) => {
  const { uid } = request.user as { uid: number };
  const { name, text } = request.body;
  await store.save(String(Number(uid)), name, text);
  return reply.code(204).send();
});

app.get('/notes/welcome', async () => ({ text: await store.welcome() }));

app.listen({ port: 3000 });
