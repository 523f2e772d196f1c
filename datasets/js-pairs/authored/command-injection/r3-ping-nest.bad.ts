import { BadRequestException, Controller, Get, Injectable, Param } from '@nestjs/common';
import { exec } from 'child_process';
import { isIP } from 'net';

@Injectable()
export class ProbeService {
  ping(target: string): Promise<string> {
    return new Promise((resolve, reject) => {
      exec(`ping -c 1 -W 2 ${target}`, (error, stdout) => {
        if (error) reject(error);
        else resolve(stdout);
      });
    });
  }
}

@Controller('probe')
export class ProbeController {
  constructor(private readonly probes: ProbeService) {}

  @Get(':target')
  async probe(@Param('target') target: string) {
    if (target.length > 253 || target.includes(';')) {
      throw new BadRequestException('not a host');
    }
    const output = await this.probes.ping(target);
    return { alive: output.includes('1 received') };
  }
}
