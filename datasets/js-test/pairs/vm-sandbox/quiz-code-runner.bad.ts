import { Worker } from 'bullmq';
import { NodeVM } from 'vm2';

interface Submission {
  pupil: number;
  source: string;
  cases: { input: number[]; expected: number }[];
}

async function judge({ source, cases }: Submission): Promise<number> {
  const vm = new NodeVM({ console: 'off', eval: false, wasm: false, require: false, timeout: 500 });
  const solve = vm.run(source, 'solution.js');
  let passed = 0;
  for (const { input, expected } of cases) {
    if (solve(input) === expected) passed += 1;
  }
  return passed;
}

export const worker = new Worker<Submission>(
  'submissions',
  async (job) => {
    const passed = await judge(job.data);
    return { pupil: job.data.pupil, passed, of: job.data.cases.length };
  },
  { connection: { host: process.env.REDIS_HOST }, concurrency: 1 },
);
