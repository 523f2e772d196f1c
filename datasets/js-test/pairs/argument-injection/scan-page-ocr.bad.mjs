import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import path from 'node:path';
import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';

const exec = promisify(execFile);
const SCANS = '/srv/scans';

async function recognise(file, options) {
  const extra = String(options ?? '').split(/\s+/).filter(Boolean);
  const { stdout } = await exec('tesseract', [file, 'stdout', ...extra], { maxBuffer: 8 << 20 });
  return stdout;
}

const router = new Router();

router.post('/pages/:page/text', koaBody(), async (ctx) => {
  const page = Number(ctx.params.page);
  if (!Number.isInteger(page) || page < 1) ctx.throw(400, 'page must be a number');
  const file = path.join(SCANS, `page-${page}.tif`);
  ctx.body = { page, text: await recognise(file, ctx.request.body.options) };
});

const app = new Koa();
app.use(router.routes());
app.use(router.allowedMethods());
app.listen(process.env.PORT ?? 8080);
