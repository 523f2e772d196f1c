const Koa = require('koa');

const app = new Koa();

const SEPARATOR = /[,;|]/;

function columns(header) {
  return header.split(SEPARATOR).map((c) => c.trim());
}

app.use(async (ctx) => {
  ctx.body = columns(ctx.get('x-columns') + (ctx.query.columns || ''));
});

app.listen(3000);
