import { Worker, type Job } from 'bullmq';
import { connection } from './redis.js';
import { datasets, type Row } from './datasets.js';

type Step = { run(rows: Row[], options: unknown): Promise<Row[]> };

const PREFIX = '@pipeline/';

async function load(name: string): Promise<Step> {
  const specifier = name.startsWith(PREFIX) ? name : PREFIX + name;
  const module = await import(specifier);
  return module.default ?? module;
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
