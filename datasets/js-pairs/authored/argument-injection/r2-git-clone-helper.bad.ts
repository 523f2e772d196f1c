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
    git('clone', '--depth', '1', dto.repository, 'work');
    return { head: git('rev-parse', 'HEAD').trim() };
  }
}
