import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import Fastify from 'fastify';

const run = promisify(exec);
const app = Fastify();

async function size(folder: string): Promise<number> {
  if (!/^[\w-]+$/.test(folder)) throw new Error('bad folder');
  const { stdout } = await run(`du -sk /srv/shares/${folder}`);
  return parseInt(stdout, 10);
}

app.get<{ Params: { folder: string } }>('/shares/:folder/size', async (request) => {
  return { kilobytes: await size(request.params.folder) };
});

app.listen({ port: 3000 });
