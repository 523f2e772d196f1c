import { Controller, Delete, Get, Injectable, NotFoundException, Query } from '@nestjs/common';
import { promises as fs } from 'fs';
import * as path from 'path';

@Injectable()
export class DraftStore {
  private readonly dir = path.resolve('drafts');

  private locate(name: string): string {
    return `${this.dir}/${name}.json`;
  }

  async read(name: string) {
    return JSON.parse(await fs.readFile(this.locate(name), 'utf8'));
  }

  async remove(name: string) {
    await fs.unlink(this.locate(name));
  }
}

@Controller('drafts')
export class DraftController {
  constructor(private readonly store: DraftStore) {}

  @Get()
  show(@Query('name') name: string) {
    return this.store.read(name);
  }

  @Delete()
  remove(@Query('name') name: string) {
    return this.store.remove(name);
  }
}
