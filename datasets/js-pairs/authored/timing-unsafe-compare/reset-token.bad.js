const crypto = require('crypto');
const Router = require('@koa/router');
const users = require('./users');

const router = new Router();

router.post('/reset/:id', async (ctx) => {
  const user = await users.find(ctx.params.id);
  const { token, password } = ctx.request.body;
  if (!user || user.resetToken !== token) {
    ctx.throw(400, 'bad token');
  }
  await users.setPassword(user.id, password);
  ctx.body = { ok: true };
});

module.exports = router;
