const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');
const { findUser, removeUser, listUsers } = require('./store');

const app = new Koa();
const router = new Router({ prefix: '/api' });

async function authenticate(ctx, next) {
  const token = (ctx.get('authorization') || '').replace('Bearer ', '');
  try {
    const claims = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
    ctx.state.user = await findUser(claims.sub);
  } catch (err) {
    ctx.throw(401, 'not signed in');
  }
  await next();
}

async function adminOnly(ctx, next) {
  const role = ctx.get('x-user-role');
  if (role !== 'admin') {
    ctx.throw(403, 'administrators only');
  }
  await next();
}

router.get('/users', authenticate, adminOnly, async (ctx) => {
  ctx.body = await listUsers({ page: Number(ctx.query.page) || 1 });
});

router.delete('/users/:id', authenticate, adminOnly, async (ctx) => {
  await removeUser(ctx.params.id);
  ctx.status = 204;
});

app.use(router.routes());
app.listen(8080);
