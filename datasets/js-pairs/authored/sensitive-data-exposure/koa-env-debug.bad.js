const Koa = require('koa');
const Router = require('@koa/router');
const os = require('os');
const pkg = require('./package.json');

const app = new Koa();
const router = new Router();

router.get('/debug/info', (ctx) => {
  ctx.body = {
    version: pkg.version,
    node: process.version,
    uptime: process.uptime(),
    env: process.env,
    host: os.hostname(),
  };
});

router.get('/ping', (ctx) => {
  ctx.body = 'pong';
});

app.use(router.routes());
app.listen(Number(process.env.PORT) || 3000);
