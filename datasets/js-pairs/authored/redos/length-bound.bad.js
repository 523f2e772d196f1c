const Koa = require('koa');

const app = new Koa();
const VERSION = /^(\d+\.?)+$/;

class Versions {
  valid(text) {
    return VERSION.test(text);
  }
}

const versions = new Versions();

app.use(async (ctx) => {
  const version = ctx.get('x-client-version');
  if (!versions.valid(version)) ctx.throw(400, 'bad version');
  ctx.body = { ok: true };
});

app.listen(3000);
