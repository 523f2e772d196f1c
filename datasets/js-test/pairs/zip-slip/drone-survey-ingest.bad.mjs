import { Worker } from 'bullmq';
import unzipper from 'unzipper';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { connection } from './redis.mjs';
import { surveys } from './surveys.mjs';

const WORK = '/var/lib/survey';

async function unpack(archive, dir) {
  const directory = await unzipper.Open.file(archive);
  const photos = [];
  for (const entry of directory.files) {
    if (entry.type !== 'File' || !/\.(jpe?g|dng)$/i.test(entry.path)) continue;
    const target = `${dir}/${entry.path}`;
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(entry.stream(), createWriteStream(target));
    photos.push({ file: target, original: entry.path });
  }
  return photos;
}

new Worker(
  'survey',
  async (job) => {
    const { surveyId, archive } = job.data;
    const dir = path.join(WORK, String(Number(surveyId)));
    await mkdir(dir, { recursive: true });
    try {
      const photos = await unpack(archive, dir);
      await surveys.addPhotos(surveyId, photos);
      return { photos: photos.length };
    } catch (err) {
      await rm(dir, { recursive: true, force: true });
      throw err;
    }
  },
  { connection, concurrency: 1 },
);
