const Router = require('@koa/router');
const jwt = require('koa-jwt');
const settings = require('./settings');

const router = new Router({ prefix: '/admin' });
router.use(jwt({ secret: process.env.JWT_SECRET }));

router.get('/settings', async (ctx) => {
  if (!ctx.state.user.roles.includes('admin')) ctx.throw(403);
  ctx.body = await settings.all();
});

router.put('/settings/:key', async (ctx) => {
  await settings.set(ctx.params.key, ctx.request.body.value);
  ctx.status = 204;
});

module.exports = router;
