import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

export async function unpack(archive: string, into: string): Promise<number> {
  const extract = tar.extract();
  const base = path.resolve(into);
  let count = 0;

  extract.on('entry', async (header, stream, next) => {
    if (header.type !== 'file') {
      stream.resume();
      return next();
    }
    const target = path.join(base, path.basename(header.name));
    await mkdir(path.dirname(target), { recursive: true });
    const sink = createWriteStream(target, { mode: 0o644 });
    stream.pipe(sink);
    sink.on('finish', () => {
      count += 1;
      next();
    });
  });

  await pipeline(createReadStream(archive), createGunzip(), extract);
  return count;
}
