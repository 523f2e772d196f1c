import { Body, Controller, HttpCode, Post, UnprocessableEntityException, UseGuards } from '@nestjs/common';
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { TenantGuard } from '../auth/tenant.guard';

const SAMPLE = JSON.stringify({ event: 'stock.changed', sku: 'TEST-1', quantity: 5 });

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

async function deliver(url: URL): Promise<number> {
  const { address } = await lookup(url.hostname);
  if (!isPublic(address)) throw new Error('the host is not public');
  const response = await fetch(url, { method: 'POST', body: SAMPLE });
  return response.status;
}

@Controller('webhooks')
@UseGuards(TenantGuard)
export class WebhookController {
  @Post('test')
  @HttpCode(200)
  async test(@Body() body: { url: string }) {
    const url = URL.canParse(body.url) ? new URL(body.url) : null;
    if (url?.protocol !== 'https:') throw new UnprocessableEntityException('an https address is required');
    try {
      return { status: await deliver(url) };
    } catch (err) {
      throw new UnprocessableEntityException('the address could not be reached');
    }
  }
}
