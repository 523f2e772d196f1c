import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';

export interface InstallResult {
  files: string[];
  bytes: number;
}

export class ThemeInstaller {
  constructor(private readonly themesDir: string, private readonly limit = 50_000_000) {}

  /** Unpacks a theme that a shop owner uploaded. */
  async install(archive: string, theme: string): Promise<InstallResult> {
    const home = path.join(this.themesDir, theme.replace(/[^a-z0-9-]/g, ''));
    const result: InstallResult = { files: [], bytes: 0 };
    const extract = tar.extract();

    const done = pipeline(createReadStream(archive), createGunzip(), extract);
    for await (const entry of extract) {
      const { name, type, size = 0 } = entry.header;
      result.bytes += size;
      if (result.bytes > this.limit) throw new Error('the theme is too large');
      if (type === 'file') {
        const file = this.place(home, name);
        await mkdir(path.dirname(file), { recursive: true });
        await pipeline(entry, createWriteStream(file));
        result.files.push(name);
      } else {
        entry.resume();
      }
    }
    await done;
    return result;
  }

  private place(home: string, name: string): string {
    const file = path.normalize(path.join(home, name));
    const inside = path.relative(home, file);
    if (inside.startsWith('..') || path.isAbsolute(inside)) throw new Error(`${name} lies outside the theme`);
    if (path.extname(file) === '.node') throw new Error('themes hold no native code');
    return file;
  }
}
