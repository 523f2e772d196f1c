import { execFileSync } from 'node:child_process';
import { IsUrl } from 'class-validator';
import { Body, Controller, Post } from '@nestjs/common';

class ImportDto {
  repository: string;
  branch: string;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', cwd: '/srv/import' });
}

@Controller('imports')
export class ImportController {
  @Post()
  create(@Body() dto: ImportDto) {
    const url = new URL(dto.repository);
    if (url.protocol !== 'https:') throw new Error('only https');
    git('clone', '--depth', '1', '--', url.toString(), 'work');
    return { head: git('rev-parse', 'HEAD').trim() };
  }
}
