import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import { readFileSync } from 'node:fs';
import * as xpath from 'xpath';
import { DOMParser } from '@xmldom/xmldom';

class SettingsDocument {
  private readonly doc = new DOMParser().parseFromString(readFileSync('/etc/partners.xml', 'utf8'), 'text/xml');

  endpointFor(partner: string, region: string): string | null {
    const expr = `string(/partners/partner[@code="${partner}"]/endpoint[@region="${region}"])`;
    const value = xpath.select1(expr, this.doc as unknown as Node); // want "xpath-injection"
    return value ? String(value) : null;
  }

  partnerCount(): number {
    return Number(xpath.select1('count(/partners/partner)', this.doc as unknown as Node));
  }
}

const settings = new SettingsDocument();
const router = new Router();

router.get('/partners/:code/endpoint', async (ctx) => {
  const { region = 'eu' } = ctx.query as Record<string, string>;
  const endpoint = settings.endpointFor(ctx.params.code, region);
  ctx.assert(endpoint, 404);
  ctx.body = { endpoint, of: settings.partnerCount() };
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY as string, algorithms: ['HS256'] }));
app.use(router.routes());
app.listen(4000);
