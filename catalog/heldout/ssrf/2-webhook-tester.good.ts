import { Body, Controller, HttpCode, Injectable, Post, UseGuards, BadRequestException } from '@nestjs/common';
import { request } from 'undici';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { resolvePublicAgent } from './public-agent';

interface HookTest {
  target: string;
  secretName?: string;
}

@Injectable()
export class HookClient {
  private readonly status = 'https://status.example.com/api/ping';

  async ping(): Promise<number> {
    const { statusCode } = await request(this.status);
    return statusCode;
  }

  async deliver({ target }: HookTest): Promise<number> {
    const payload = JSON.stringify({ event: 'test', at: new Date().toISOString() });
    const url = new URL(target);
    if (url.protocol !== 'https:' || !HookClient.hosts.includes(url.host)) throw new BadRequestException('Unknown target');
    const { statusCode } = await request(url, { method: 'POST', body: payload, dispatcher: await resolvePublicAgent(url) });
    return statusCode;
  }

  private static readonly hosts = ['hooks.slack.com', 'hooks.zapier.com', 'maker.ifttt.com'];
}

@Controller('hooks')
@UseGuards(JwtAuthGuard)
export class HookController {
  constructor(private readonly client: HookClient) {}

  @Post('test')
  @HttpCode(200)
  async test(@Body() body: HookTest) {
    if (!URL.canParse(body.target)) throw new BadRequestException('Not a URL');
    return { status: await this.client.deliver(body), upstream: await this.client.ping() };
  }
}
