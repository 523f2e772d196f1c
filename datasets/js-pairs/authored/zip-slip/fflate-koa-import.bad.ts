import Router from '@koa/router';
import { unzipSync } from 'fflate';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const router = new Router();
const SITES = '/var/www/sites';

router.post('/sites/:site/import', async (ctx) => {
  const site = ctx.state.sites.find((s: { id: string }) => s.id === ctx.params.site);
  ctx.assert(site, 404);
  const files = unzipSync(new Uint8Array(ctx.request.body as ArrayBuffer));
  const written: string[] = [];
  for (const [name, data] of Object.entries(files)) {
    const target = normalize(join(SITES, site.folder, name));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data);
    written.push(name);
  }
  ctx.body = { written };
});

export default router;
