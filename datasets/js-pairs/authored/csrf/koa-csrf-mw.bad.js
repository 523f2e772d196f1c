const Koa = require('koa');
const Router = require('@koa/router');
const session = require('koa-session');
const bodyParser = require('koa-bodyparser');
const profiles = require('./profiles');

const app = new Koa();
app.keys = [process.env.KEY];
app.use(session({ maxAge: 1800000 }, app));
app.use(bodyParser());

const router = new Router();

router.get('/profile', async (ctx) => {
  ctx.body = await profiles.find(ctx.session.uid);
});

router.post('/profile/email', async (ctx) => {
  if (!ctx.session.uid) ctx.throw(401);
  await profiles.setEmail(ctx.session.uid, ctx.request.body.email);
  ctx.redirect('/profile');
});

app.use(router.routes());
app.listen(3000);
