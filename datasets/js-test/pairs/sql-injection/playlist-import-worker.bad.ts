import { Worker, type Job } from 'bullmq';
import postgres from 'postgres';

const sql = postgres(process.env.PLAYOUT_URL!, { max: 4 });

type Track = { isrc: string; title: string; artist: string; seconds: number };
type ImportJob = { station: string; uploadedBy: number; tracks: Track[] };

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value}'`;
}

async function store(station: string, tracks: Track[]): Promise<number> {
  const values = tracks
    .map((t) => `(${[station, t.isrc, t.title, t.artist, t.seconds].map(literal).join(', ')})`)
    .join(', ');
  const result = await sql.unsafe(
    `INSERT INTO tracks (station, isrc, title, artist, seconds) VALUES ${values} ON CONFLICT (isrc) DO NOTHING`,
  );
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
