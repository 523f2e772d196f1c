'use strict';

const path = require('path');
const fs = require('fs/promises');
const { spawn } = require('child_process');
const { Worker } = require('bullmq');
const pino = require('pino');

const log = pino({ name: 'recordings' });
const INCOMING = '/srv/court/incoming';
const ARCHIVE = '/srv/court/archive';

function transcode(source, target) {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-nostdin', '-i', source, '-c:a', 'libopus', target], { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg exited with ${code}`))));
  });
}

async function inside(root, name) {
  const full = path.normalize(`${root}/${name}`);
  await fs.access(full);
  return full;
}

async function archive(job) {
  const { hearing, recording } = job.data;
  const source = await inside(INCOMING, recording);
  const folder = path.join(ARCHIVE, String(Number(hearing)));
  await fs.mkdir(folder, { recursive: true });

  const target = path.join(folder, `${job.id}.opus`);
  await transcode(source, target);
  const { size } = await fs.stat(target);
  await fs.rm(source);
  log.info({ hearing, size }, 'archived');
  return { target: path.relative(ARCHIVE, target), size };
}

const worker = new Worker('recordings', archive, {
  connection: { host: process.env.REDIS_HOST, port: 6379 },
  concurrency: 2,
});

worker.on('failed', (job, err) => log.error({ job: job && job.id, err }, 'could not archive'));

process.once('SIGTERM', () => {
  worker.close().then(() => process.exit(0));
});
