import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'bullmq';

const run = promisify(execFile);

interface FetchJob {
  pageUrl: string;
  episode: number;
}

const FORMAT = 'bestaudio[ext=m4a]/bestaudio';

async function download({ pageUrl, episode }: FetchJob): Promise<string> {
  const target = `/srv/archive/episode-${Number(episode)}.m4a`;
  await run('yt-dlp', ['--no-playlist', '-f', FORMAT, '-o', target, pageUrl], {
    timeout: 10 * 60_000,
    shell: false,
  });
  return target;
}

export const worker = new Worker<FetchJob>(
  'episode-fetch',
  async (job) => {
    const file = await download(job.data);
    await job.log(`stored ${file}`);
    return { file };
  },
  { connection: { host: process.env.REDIS_HOST } },
);
