import { execa, execaCommand } from 'execa';
import Fastify from 'fastify';

const app = Fastify();

const FORMATS = new Set(['pdf', 'docx', 'html']);

app.post('/convert', async (request, reply) => {
  const { source, format } = request.body;
  if (!FORMATS.has(format)) {
    return reply.code(415).send({ error: 'format' });
  }
  const { stdout: version } = await execaCommand('pandoc --version');
  const { exitCode } = await execa('pandoc', ['-o', `out.${format}`, '--', source], { cwd: '/srv/docs' });
  return { exitCode, version: version.split('\n')[0] };
});

app.listen({ port: 8090 });
