import { Worker, type Job } from 'bullmq';
import { connection } from './redis.js';
import { datasets, type Row } from './datasets.js';
import aggregate from '@pipeline/aggregate';
import dedupe from '@pipeline/dedupe';
import geocode from '@pipeline/geocode';

type Step = { run(rows: Row[], options: unknown): Promise<Row[]> };

const STEPS = new Map<string, Step>(Object.entries({ aggregate, dedupe, geocode }));

async function load(name: string): Promise<Step> {
  const step = STEPS.get(name);
  if (!step) throw new Error(`there is no step ${name}`);
  return step;
}

interface PipelineJob {
  dataset: string;
  steps: { name: string; options: unknown }[];
}

// Jobs are what analysts of all tenants post to the public API.
export const worker = new Worker<PipelineJob>(
  'pipeline',
  async (job: Job<PipelineJob>) => {
    let rows = await datasets.read(job.data.dataset);
    for (const [i, { name, options }] of job.data.steps.entries()) {
      const step = await load(name);
      rows = await step.run(rows, options);
      await job.updateProgress(Math.round(((i + 1) / job.data.steps.length) * 100));
    }
    return { rows: rows.length };
  },
  { connection },
);
