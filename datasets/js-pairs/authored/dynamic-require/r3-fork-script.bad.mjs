import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { basename, join } from 'node:path';
import Fastify from 'fastify';

const app = Fastify();
const JOBS = new Map([
  ['import', join(import.meta.dirname, 'jobs/import.mjs')],
  ['export', join(import.meta.dirname, 'jobs/export.mjs')],
]);

app.post('/jobs', async (request, reply) => {
  const { job } = request.body;
  const script = JOBS.get(job) ?? job;
  const worker = new Worker(script, { workerData: { by: request.ip } });
  worker.once('error', (err) => request.log.error(err));
  const child = fork(join(import.meta.dirname, basename('heartbeat.mjs')));
  return { thread: worker.threadId, pid: child.pid };
});

await app.listen({ port: 8123 });
