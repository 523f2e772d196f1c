const Router = require('@koa/router');
const redis = require('./redis');

const router = new Router();

async function dropSession(ctx) {
  const sid = ctx.cookies.get('sid', { signed: true });
  if (sid) {
    await redis.incr('stats:logouts');
  }
  ctx.cookies.set('sid', null);
}

router.post('/logout', async (ctx) => {
  await dropSession(ctx);
  ctx.redirect('/');
});

module.exports = router;
