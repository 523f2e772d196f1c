import Koa from 'koa';
import Router from '@koa/router';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const router = new Router();

router.get('/archive/:ref', async (ctx) => {
  const { ref } = ctx.params;
  if (ref.includes('..')) ctx.throw(400, 'ref');
  const { stdout: commit } = await run('git', ['rev-parse', '--verify', '--end-of-options', ref], { cwd: '/srv/repo' });
  if (!/^[0-9a-f]{40}\s*$/.test(commit)) ctx.throw(404);
  const { stdout } = await run('git', ['archive', '--format=tar', commit.trim()], { cwd: '/srv/repo', encoding: 'buffer' });
  ctx.type = 'application/x-tar';
  ctx.body = stdout;
});

new Koa().use(router.routes()).listen(5055);
