const Router = require('@koa/router');
const crypto = require('node:crypto');
const sessions = require('./session-repository');

const router = new Router({ prefix: '/session' });

router.post('/', async (ctx) => {
  const user = await ctx.users.verify(ctx.request.body);
  ctx.assert(user, 401);
  const token = crypto.randomBytes(32).toString('base64url');
  await sessions.create({ token, userId: user.id, expiresAt: new Date(Date.now() + 8 * 3600e3) });
  ctx.cookies.set('sid', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  ctx.status = 201;
});

router.delete('/', async (ctx) => {
  const token = ctx.cookies.get('sid');
  if (token) await sessions.deleteByToken(token);
  ctx.cookies.set('sid', null, { maxAge: 0 });
  ctx.status = 204;
});

module.exports = router;
