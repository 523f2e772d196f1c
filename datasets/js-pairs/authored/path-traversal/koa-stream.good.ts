import Koa, { Context } from 'koa';
import Router from '@koa/router';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const MEDIA = '/srv/media';
const router = new Router();

async function open(name: string) {
  const file = join(MEDIA, basename(name));
  const info = await stat(file);
  return { size: info.size, type: extname(file), stream: createReadStream(file) };
}

router.get('/media', async (ctx: Context) => {
  const { size, type, stream } = await open(String(ctx.query.file));
  ctx.length = size;
  ctx.type = type;
  ctx.body = stream;
});

new Koa().use(router.routes()).listen(3000);
