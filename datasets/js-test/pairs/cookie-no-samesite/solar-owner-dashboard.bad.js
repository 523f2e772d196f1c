const Koa = require('koa');
const session = require('koa-session');
const Router = require('@koa/router');
const { panelsOf, setExportLimit } = require('./panels');

const app = new Koa();
app.keys = process.env.APP_KEYS.split(',');

app.use(
  session(
    {
      key: 'solar:sess',
      maxAge: 3 * 60 * 60 * 1000,
      httpOnly: true,
      secure: true,
      rolling: true,
      sameSite: 'none',
    },
    app,
  ),
);

const router = new Router();

router.get('/panels', async (ctx) => {
  ctx.assert(ctx.session.owner, 401);
  ctx.body = await panelsOf(ctx.session.owner);
});

router.post('/panels/:id/limit/:watts', async (ctx) => {
  ctx.assert(ctx.session.owner, 401);
  await setExportLimit(ctx.session.owner, Number(ctx.params.id), Number(ctx.params.watts));
  ctx.status = 204;
});

app.use(router.routes());
app.listen(3000);
