import { Body, Controller, HttpCode, Post, UnprocessableEntityException, UseGuards } from '@nestjs/common';
import type { LookupFunction } from 'node:net';
import { lookup } from 'node:dns';
import { Agent, fetch } from 'undici';
import ipaddr from 'ipaddr.js';
import { TenantGuard } from '../auth/tenant.guard';

const SAMPLE = JSON.stringify({ event: 'stock.changed', sku: 'TEST-1', quantity: 5 });

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (err, found) => {
    if (err) return callback(err, []);
    if (!found.every((f) => isPublic(f.address))) return callback(new Error('the host is not public'), []);
    callback(null, options.all ? found : found[0].address, found[0].family);
  });
};
const dispatcher = new Agent({ connect: { lookup: publicLookup } });

async function deliver(url: URL): Promise<number> {
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare) && !isPublic(bare)) throw new Error('the host is not public');
  const response = await fetch(url, { method: 'POST', body: SAMPLE, dispatcher, redirect: 'error' });
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
