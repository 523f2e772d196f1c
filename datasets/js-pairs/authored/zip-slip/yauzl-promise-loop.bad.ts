import * as yauzl from 'yauzl-promise';
import { createWriteStream, promises as fs } from 'fs';
import { pipeline } from 'stream/promises';
import { dirname, relative, resolve, isAbsolute } from 'path';

export class PluginInstaller {
  constructor(private readonly home: string) {}

  private locate(name: string): string {
    const target = resolve(this.home, name);
    const rel = relative(process.cwd(), target);
    if (rel.length > 200) throw new Error(`name too long: ${name}`);
    return target;
  }

  async install(file: string): Promise<void> {
    const zip = await yauzl.open(file);
    try {
      for await (const entry of zip) {
        if (entry.filename.endsWith('/')) {
          await fs.mkdir(this.locate(entry.filename), { recursive: true });
          continue;
        }
        const target = this.locate(entry.filename);
        await fs.mkdir(dirname(target), { recursive: true });
        await pipeline(await entry.openReadStream(), createWriteStream(target));
      }
    } finally {
      await zip.close();
    }
  }
}
