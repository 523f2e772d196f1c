const crypto = require('crypto');
const Router = require('@koa/router');
const users = require('./users');

const router = new Router();

router.post('/reset/:id', async (ctx) => {
  const user = await users.find(ctx.params.id);
  const { token, password } = ctx.request.body;
  if (!user || !crypto.timingSafeEqual(Buffer.from(user.resetToken.padEnd(64)), Buffer.from(String(token).padEnd(64)))) {
    ctx.throw(400, 'bad token');
  }
  await users.setPassword(user.id, password);
  ctx.body = { ok: true };
});

module.exports = router;
