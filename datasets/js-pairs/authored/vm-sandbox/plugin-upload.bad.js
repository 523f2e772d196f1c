const Koa = require('koa');
const { koaBody } = require('koa-body');
const vm = require('vm');
const fs = require('fs');

const app = new Koa();
app.use(koaBody({ multipart: true }));

function load(source) {
  const module = { exports: {} };
  vm.runInNewContext(source, { module, console });
  return module.exports;
}

const builtin = load(fs.readFileSync(__dirname + '/builtin-plugin.js', 'utf8'));

app.use(async (ctx) => {
  if (ctx.path !== '/plugins') return;
  const plugin = load(ctx.request.body.source);
  ctx.body = { name: plugin ? plugin.name : null };
});

app.listen(3000);
