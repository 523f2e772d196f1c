const Koa = require('koa');
const { koaBody } = require('koa-body');
const { promisify } = require('util');
const childProcess = require('child_process');

const run = promisify(childProcess.execFile);
const app = new Koa();

async function pack(names) {
  const target = `/tmp/pack-${Date.now()}.tgz`;
  await run('tar', ['czf', target, '--', ...names], { cwd: '/srv/files' });
  return target;
}

app.use(koaBody());
app.use(async (ctx) => {
  if (ctx.path !== '/pack') return;
  const { files } = ctx.request.body;
  if (!Array.isArray(files) || files.length > 50) ctx.throw(400);
  ctx.body = { archive: await pack(files) };
});

app.listen(3000);
