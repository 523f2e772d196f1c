import { BadRequestException, Body, Controller, Get, Injectable, Post, UseGuards } from '@nestjs/common';
import { createRequire } from 'node:module';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Roles, RolesGuard } from '../auth/roles';

interface Plugin {
  name: string;
  activate(): Promise<void>;
}

interface EnableRequest {
  plugin: string;
}

const load = createRequire(__filename);
const { version } = load('../../package.json') as { version: string };
const BUNDLED: ReadonlySet<string> = new Set(['@acme/plugin-mail', '@acme/plugin-slack']);

@Injectable()
export class PluginService {
  private readonly active = new Map<string, Plugin>();

  async enable({ plugin }: EnableRequest): Promise<string[]> {
    if (!BUNDLED.has(plugin)) throw new BadRequestException('Unknown plugin');
    const loaded = load(plugin) as Plugin;
    if (typeof loaded.activate !== 'function') throw new BadRequestException('Not a plugin');
    await loaded.activate();
    this.active.set(loaded.name, loaded);
    return [...this.active.keys()];
  }
}

@Controller('plugins')
@UseGuards(JwtAuthGuard, RolesGuard)
export class PluginController {
  constructor(private readonly plugins: PluginService) {}

  @Post('enable')
  @Roles('admin')
  async enable(@Body() body: EnableRequest) {
    return { active: await this.plugins.enable(body) };
  }

  @Get('version')
  appVersion() {
    return { version };
  }
}
