const Koa = require('koa');
const Router = require('@koa/router');
const bodyParser = require('koa-bodyparser');
const accounts = require('./accounts');

const app = new Koa();
app.keys = [process.env.COOKIE_KEY];
const router = new Router();

const opts = (hours) => ({
  httpOnly: true,
  sameSite: 'lax',
  signed: true,
  maxAge: hours * 3600 * 1000,
});

router.post('/sign-in', bodyParser(), async (ctx) => {
  const { username, password } = ctx.request.body;
  const account = await accounts.verify(username, password);
  ctx.assert(account, 401, 'bad credentials');
  const session = await accounts.newSession(account);
  ctx.cookies.set('sessionid', session.id, opts(12));
  ctx.cookies.set('seen_banner', '1', { httpOnly: false, secure: true });
  ctx.body = { name: account.name };
});

app.use(router.routes());
app.listen(3000);
