import { Body, Controller, HttpCode, Injectable, Post, UseGuards, BadRequestException } from '@nestjs/common';
import { request } from 'undici';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';

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
    const { statusCode } = await request(target, { method: 'POST', body: payload }); // want "ssrf"
    return statusCode;
  }
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
