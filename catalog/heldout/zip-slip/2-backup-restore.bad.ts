import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import unzipper, { type Entry } from 'unzipper';

class Extraction {
  readonly files: string[] = [];

  constructor(private readonly root: string) {}

  private destination(name: string): string {
    return path.join(this.root, name);
  }

  async write(entry: Entry): Promise<void> {
    if (entry.type === 'Directory') {
      entry.autodrain();
      return;
    }
    const file = this.destination(entry.path);
    await fs.promises.mkdir(path.dirname(file), { recursive: true });
    await pipeline(entry, fs.createWriteStream(file)); // want "zip-slip"
    this.files.push(file);
  }
}

export async function restore(archive: NodeJS.ReadableStream, workspaceId: number): Promise<string[]> {
  const root = path.join('/var/lib/workspaces', String(Math.trunc(workspaceId)));
  const extraction = new Extraction(root);
  const stream = archive.pipe(unzipper.Parse({ forceStream: true }));
  for await (const entry of stream) {
    await extraction.write(entry as Entry);
  }
  await fs.promises.writeFile(path.join(root, '.restored'), new Date().toISOString());
  return extraction.files;
}
