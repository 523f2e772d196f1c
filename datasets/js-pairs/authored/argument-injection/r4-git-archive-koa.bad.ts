import Koa from 'koa';
import Router from '@koa/router';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const router = new Router();

router.get('/archive/:ref', async (ctx) => {
  const { ref } = ctx.params;
  if (ref.includes('..')) ctx.throw(400, 'ref');
  const { stdout } = await run('git', ['archive', '--format=tar', ref], { cwd: '/srv/repo', encoding: 'buffer' });
  ctx.type = 'application/x-tar';
  ctx.body = stdout;
});

new Koa().use(router.routes()).listen(5055);
