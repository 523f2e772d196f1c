const Koa = require('koa');
const serve = require('koa-static');

const app = new Koa();
app.proxy = true;

const SITES = new Set(['tariffs.grid.example', 'www.tariffs.grid.example', 'cy.tariffs.grid.example']);

function isOurs(host) {
  return SITES.has(host);
}

// Plain requests and the old "www" name move to the canonical https address.
app.use(async (ctx, next) => {
  if (!isOurs(ctx.host)) {
    ctx.throw(421, 'unknown site');
  }
  if (!ctx.secure) {
    ctx.status = 301;
    ctx.redirect(`https://${ctx.host}${ctx.path}`);
    return;
  }
  await next();
});

app.use(async (ctx, next) => {
  ctx.set('Strict-Transport-Security', 'max-age=31536000');
  ctx.set('X-Content-Type-Options', 'nosniff');
  await next();
});

app.use(serve('public', { maxage: 3600_000 }));

module.exports = app;
