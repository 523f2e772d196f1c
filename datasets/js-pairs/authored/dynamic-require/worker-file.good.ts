import { Worker } from 'node:worker_threads';
import express from 'express';

const router = express.Router();
const JOBS = new Map([
  ['resize', './jobs/resize.js'],
  ['crop', './jobs/crop.js'],
]);

function start(file: string, data: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: data });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

router.post('/jobs', async (req, res) => {
  const file = JOBS.get(req.body.job);
  if (!file) return res.sendStatus(400);
  res.json(await start(file, req.body.data));
});

export default router;
