import { Worker } from 'bullmq';
import { getQuickJS, shouldInterruptAfterDeadline } from 'quickjs-emscripten';

interface Submission {
  pupil: number;
  source: string;
  cases: { input: number[]; expected: number }[];
}

async function judge({ source, cases }: Submission): Promise<number> {
  const quickjs = await getQuickJS();
  let passed = 0;
  for (const { input, expected } of cases) {
    const code = `const module = {}; ${source}; module.exports(${JSON.stringify(input)})`;
    const result = quickjs.evalCode(code, { shouldInterrupt: shouldInterruptAfterDeadline(Date.now() + 500) });
    if (result === expected) passed += 1;
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
