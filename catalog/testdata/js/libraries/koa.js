const Koa = require('koa');
const Router = require('@koa/router');
const { exec } = require('child_process');
const app = new Koa();
const router = new Router();

router.get('/headers', async (ctx) => {
  exec('log-hit ' + ctx.headers['x-page']); // want "command-injection"
  exec('log-hit ' + ctx.headers.referer); // want "command-injection"
  exec('log-hit ' + ctx.get('Referer')); // want "command-injection"
  ctx.body = 'ok';
});
router.get('/session', async (ctx) => {
  console.log('session ' + ctx.session.externalKey); // want "sensitive-data-exposure"
  ctx.body = 'ok';
});
router.get('/set', async (ctx) => {
  ctx.set(ctx.query.name, '1'); // want "http-header-injection"
  ctx.set({ 'X-Theme': ctx.query.theme }); // want "http-header-injection"
  ctx.set('X-Theme', encodeURIComponent(ctx.query.theme));
  ctx.body = 'ok';
});
router.get('/go', async (ctx) => {
  ctx.status = 302;
  ctx.set('Location', ctx.query.next); // want "server-open-redirect"
});
router.get('/origin', async (ctx) => {
  ctx.set('Access-Control-Allow-Origin', ctx.get('Origin')); // want "cors-credentials"
  ctx.set('Access-Control-Allow-Credentials', 'true');
  ctx.body = 'ok';
});
router.get('/page', async (ctx) => {
  await ctx.render(ctx.query.page); // want "path-traversal"
});
router.get('/page/options', async (ctx) => {
  await ctx.render('page', ctx.query); // want "server-template-injection"
});
router.get('/page/fixed', async (ctx) => {
  await ctx.render('page', { title: ctx.query.title });
});
router.get('/jsonp', async (ctx) => {
  ctx.set('Content-Type', 'application/javascript');
  ctx.body = ctx.query.callback + '({})'; // want "jsonp-callback-xss"
});
app.use(router.routes());
