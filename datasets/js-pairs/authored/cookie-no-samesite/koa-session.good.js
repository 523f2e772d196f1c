const Koa = require('koa');
const session = require('koa-session');

const app = new Koa();
app.keys = [process.env.APP_KEY];

const CONFIG = {
  key: 'app.sess',
  maxAge: 1800000,
  httpOnly: true,
  signed: true,
  secure: true,
  sameSite: 'lax',
};

app.use(session(CONFIG, app));
app.use(async (ctx) => {
  ctx.session.count = (ctx.session.count || 0) + 1;
  ctx.body = String(ctx.session.count);
});
app.listen(3000);
