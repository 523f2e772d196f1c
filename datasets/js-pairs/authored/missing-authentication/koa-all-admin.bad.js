const Koa = require('koa');
const Router = require('@koa/router');
const basicAuth = require('koa-basic-auth');
const mount = require('koa-mount');
const queue = require('./queue');

const app = new Koa();
const router = new Router();

router.get('/jobs', async (ctx) => {
  ctx.body = await queue.list();
});
router.post('/jobs/:id/retry', async (ctx) => {
  await queue.retry(ctx.params.id);
  ctx.status = 202;
});

app.use(mount('/admin', router.routes()));

app.listen(3000);
