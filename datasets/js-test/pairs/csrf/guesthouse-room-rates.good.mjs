import Koa from 'koa';
import Router from '@koa/router';
import session from 'koa-session';
import { koaBody } from 'koa-body';
import { rooms } from './rooms.mjs';

const app = new Koa();
app.keys = [process.env.APP_KEY];
app.use(session({ key: 'guesthouse', httpOnly: true, secure: true, sameSite: 'none' }, app));
app.use(koaBody());

app.use(async (ctx, next) => {
  const site = ctx.get('Sec-Fetch-Site');
  if (ctx.method !== 'GET' && site !== 'same-origin') {
    ctx.throw(403, 'open the page again and retry');
  }
  await next();
});

const router = new Router();

router.use(async (ctx, next) => {
  ctx.assert(ctx.session.owner, 401);
  await next();
});

router.get('/rooms', async (ctx) => {
  ctx.body = await rooms.of(ctx.session.owner);
});

router.post('/rooms/:id/rate', async (ctx) => {
  const rate = Number(ctx.request.body.rate);
  ctx.assert(rate > 0, 422, 'rate must be above zero');
  await rooms.setRate(ctx.session.owner, Number(ctx.params.id), rate);
  ctx.status = 204;
});

app.use(router.routes());
app.listen(3000);
