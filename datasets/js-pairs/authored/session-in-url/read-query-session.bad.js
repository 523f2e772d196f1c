const Koa = require('koa');
const Router = require('@koa/router');
const sessions = require('./sessions');

const app = new Koa();
const router = new Router();

router.use(async (ctx, next) => {
  const sid = ctx.query.sid;
  ctx.state.session = sid ? await sessions.get(sid) : null;
  if (!ctx.state.session) ctx.throw(401);
  await next();
});

router.get('/inbox', async (ctx) => {
  ctx.body = await ctx.state.session.inbox(Number(ctx.query.page) || 1);
});

app.use(router.routes());
app.listen(3000);
