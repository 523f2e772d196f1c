import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, NotFoundException, BadRequestException } from '@nestjs/common';

@Injectable()
export class AttachmentStore {
  private readonly root = path.resolve(process.env.ATTACHMENTS ?? './attachments');

  async save(survey: number, name: string, bytes: Buffer): Promise<string> {
    const target = this.locate(survey, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
    return path.relative(this.root, target);
  }

  async load(survey: number, name: string): Promise<Buffer> {
    try {
      return await readFile(this.locate(survey, name));
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new NotFoundException('no such attachment');
      }
      throw err;
    }
  }

  private locate(survey: number, name: string): string {
    const folder = path.join(this.root, String(Math.trunc(survey)));
    const target = path.resolve(folder, name);
    if (!target.startsWith(this.root)) {
      throw new BadRequestException('that name is not allowed');
    }
    return target;
  }
}
