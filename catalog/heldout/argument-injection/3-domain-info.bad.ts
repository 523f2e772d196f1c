import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { spawnSync } from 'node:child_process';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';

interface LookupResult {
  status: number | null;
  lines: string[];
}

class WhoisTool {
  private readonly binary = '/usr/bin/whois';

  lookup(domain: string): LookupResult {
    const { status, stdout } = spawnSync(this.binary, ['-H', domain], { encoding: 'utf8', timeout: 8000 }); // want "argument-injection"
    return { status, lines: stdout.split('\n').slice(0, 200) };
  }

  version(): string {
    return spawnSync(this.binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
  }
}

@Controller('domains')
@UseGuards(JwtAuthGuard)
export class DomainController {
  private readonly whois = new WhoisTool();

  @Get(':domain/whois')
  info(@Param('domain') domain: string, @Query('raw') raw?: string) {
    const { status, lines } = this.whois.lookup(domain);
    return raw === '1' ? { status, lines } : { status, found: lines.length > 0 };
  }

  @Get('tool/version')
  version() {
    return { version: this.whois.version() };
  }
}
