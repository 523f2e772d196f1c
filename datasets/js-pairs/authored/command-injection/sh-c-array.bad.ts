import { execFile } from 'child_process';
import { Controller, Post, Body } from '@nestjs/common';

@Controller('backups')
export class BackupController {
  @Post()
  create(@Body('label') label: string) {
    return new Promise((resolve, reject) => {
      const done = (err: Error | null, stdout: string) => (err ? reject(err) : resolve({ stdout }));
      execFile('/bin/sh', ['-c', `tar czf /backups/${label}.tgz /srv/data`], done);
    });
  }
}
