const Koa = require('koa');
const Router = require('koa-router');
const bodyParser = require('koa-bodyparser');
const jwt = require('koa-jwt');
const payments = require('./payments');

const app = new Koa();
const open = new Router();
const secured = new Router({ prefix: '/payments' });

open.get('/status', (ctx) => {
  ctx.body = 'up';
});

secured.post('/refund/:id', async (ctx) => {
  ctx.body = await payments.refund(ctx.params.id, ctx.request.body.amount);
});

secured.delete('/cards/:id', async (ctx) => {
  await payments.removeCard(ctx.params.id);
  ctx.status = 204;
});

app.use(bodyParser());
app.use(open.routes());
app.use(jwt({ secret: process.env.JWT_SECRET }));
app.use(secured.routes());

app.listen(3000);
