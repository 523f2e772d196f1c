const Koa = require('koa');
const session = require('koa-session');
const CSRF = require('koa-csrf');
const bodyParser = require('koa-bodyparser');
const router = require('./routes');
const store = require('./session-store');

const app = new Koa();
app.keys = [process.env.COOKIE_KEY];
app.proxy = true;

app.use(
  session(
    {
      key: 'sid',
      store,
      maxAge: 45 * 60 * 1000,
      httpOnly: true,
      sameSite: 'lax',
      secure: false, // want "cookie-no-secure"
      rolling: true,
    },
    app,
  ),
);

app.use(bodyParser());
app.use(new CSRF());
app.use(async (ctx, next) => {
  ctx.cookies.set('banner', 'seen', { httpOnly: false, secure: true, sameSite: 'lax' });
  await next();
});
app.use(router.routes());

app.listen(process.env.PORT || 3000);
