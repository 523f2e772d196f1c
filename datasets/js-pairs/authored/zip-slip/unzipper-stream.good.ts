import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import * as unzipper from 'unzipper';

export async function extract(zip: string, into: string): Promise<string[]> {
  const written: string[] = [];
  const base = resolve(into);
  const entries = createReadStream(zip).pipe(unzipper.Parse({ forceStream: true }));
  for await (const entry of entries) {
    const target = join(base, entry.path);
    const inside = relative(base, target);
    if (entry.type === 'Directory' || inside.startsWith('..') || isAbsolute(inside)) {
      entry.autodrain();
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    entry.pipe(createWriteStream(target));
    written.push(target);
  }
  return written;
}
