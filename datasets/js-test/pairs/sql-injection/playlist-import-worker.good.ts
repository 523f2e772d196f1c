import { Worker, type Job } from 'bullmq';
import postgres from 'postgres';

const sql = postgres(process.env.PLAYOUT_URL!, { max: 4 });

type Track = { isrc: string; title: string; artist: string; seconds: number };
type ImportJob = { station: string; uploadedBy: number; tracks: Track[] };

async function store(station: string, tracks: Track[]): Promise<number> {
  const rows = tracks.map(({ isrc, title, artist, seconds }) => ({ station, isrc, title, artist, seconds }));
  const result = await sql`
    INSERT INTO tracks ${sql(rows, 'station', 'isrc', 'title', 'artist', 'seconds')}
    ON CONFLICT (isrc) DO NOTHING`;
  return result.count;
}

export const importer = new Worker<ImportJob>(
  'playlist-import',
  async (job: Job<ImportJob>) => {
    const { station, tracks } = job.data;
    let stored = 0;
    for (let i = 0; i < tracks.length; i += 100) {
      stored += await store(station, tracks.slice(i, i + 100));
      await job.updateProgress(Math.round((i / tracks.length) * 100));
    }
    return { stored };
  },
  { connection: { host: process.env.REDIS_HOST, port: 6379 }, concurrency: 2 },
);

importer.on('failed', (job, err) => {
  console.error('playlist import failed', { id: job?.id, reason: err.message });
});
