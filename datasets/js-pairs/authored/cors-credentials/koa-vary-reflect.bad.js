const Koa = require('koa');
const Router = require('@koa/router');
const wallet = require('./wallet');

const TRUSTED = new Set(['https://pay.example.com', 'https://m.example.com']);
const app = new Koa();
const router = new Router();

app.use(async (ctx, next) => {
  const origin = ctx.get('Origin');
  ctx.vary('Origin');
  if (origin) {
    ctx.set('Access-Control-Allow-Origin', origin);
    ctx.set('Access-Control-Allow-Credentials', 'true');
    ctx.set('Access-Control-Allow-Headers', 'Content-Type');
  }
  if (ctx.method === 'OPTIONS') {
    ctx.status = 204;
    return;
  }
  await next();
});

router.get('/balance', async (ctx) => {
  ctx.body = await wallet.balance(ctx.cookies.get('sid'));
});

app.use(router.routes());
app.listen(3000);
