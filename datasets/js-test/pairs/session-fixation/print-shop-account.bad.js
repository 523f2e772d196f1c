const Koa = require('koa');
const session = require('koa-generic-session');
const redisStore = require('koa-redis');
const Router = require('@koa/router');
const { koaBody } = require('koa-body');
const accounts = require('./accounts');

const app = new Koa();
app.keys = [process.env.COOKIE_KEY];
app.use(session({ store: redisStore({ url: process.env.REDIS_URL }), key: 'print.sid', cookie: { secure: true, sameSite: 'lax' } }));
app.use(koaBody());

const router = new Router();

router.post('/uploads', (ctx) => {
  ctx.session.pending = [...(ctx.session.pending ?? []), ctx.request.body.file];
  ctx.status = 201;
});

router.post('/account/login', async (ctx) => {
  const { email, password } = ctx.request.body;
  const account = await accounts.authenticate(email, password);
  if (!account) ctx.throw(401, 'wrong e-mail or password');

  const { pending = [] } = ctx.session;
  ctx.session = { ...ctx.session, user: account.id, at: Date.now() };
  ctx.body = { name: account.name, pending: pending.length };
});

router.post('/account/logout', (ctx) => {
  ctx.session = null;
  ctx.status = 204;
});

app.use(router.routes());
module.exports = app;
