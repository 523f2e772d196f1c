const Koa = require('koa');
const Router = require('@koa/router');
const session = require('koa-session');
const { verify } = require('./accounts');

const app = new Koa();
app.keys = [process.env.SESSION_KEY];
const store = require('./redis-store');
app.use(session({ store, maxAge: 30 * 60 * 1000, httpOnly: true, secure: true, sameSite: 'lax' }, app));

const router = new Router();

router.post('/login', async (ctx) => {
  const { login, password } = ctx.request.body;
  const account = await verify(login, password);
  ctx.assert(account, 401, 'wrong login');
  ctx.session.account = account.id;
  ctx.session.admin = account.admin;
  ctx.redirect('/');
});

router.get('/', (ctx) => {
  ctx.body = ctx.session.account ? 'signed in' : 'signed out';
});

app.use(router.routes());
app.listen(3000);
