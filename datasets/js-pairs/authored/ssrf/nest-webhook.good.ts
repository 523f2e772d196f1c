import { Body, Controller, Injectable, Post, BadRequestException } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';
import { IsUrl } from 'class-validator';

class WebhookDto {
  @IsUrl()
  callback: string;
}

@Injectable()
export class WebhookService {
  private readonly partners = new Set(['hooks.partner.io', 'api.partner.io']);

  constructor(private readonly http: HttpService) {}

  async ping(target: string) {
    if (!this.partners.has(new URL(target).hostname)) throw new BadRequestException();
    const { status } = await firstValueFrom(this.http.post(target, { ping: Date.now() }));
    return { status };
  }
}

@Controller('webhooks')
export class WebhookController {
  constructor(private readonly webhooks: WebhookService) {}

  @Post('test')
  test(@Body() dto: WebhookDto) {
    return this.webhooks.ping(dto.callback);
  }
}
