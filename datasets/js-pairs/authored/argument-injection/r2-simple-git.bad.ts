import simpleGit from 'simple-git';
import Fastify from 'fastify';

const app = Fastify();
const git = simpleGit('/srv/repo');

app.get<{ Querystring: { ref: string } }>('/log', async (request, reply) => {
  const { ref } = request.query;
  return git.raw(['log', '--format=%s', ref]);
});

app.listen({ port: 3000 });
