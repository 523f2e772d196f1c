import Koa from 'koa';
import * as controllers from './controllers.mjs';

const app = new Koa();

const table = {
  'orders/list': controllers.orders.list,
  'orders/show': controllers.orders.show,
  'users/list': controllers.users.list,
};

app.use(async (ctx) => {
  const [, resource, action] = ctx.path.split('/');
  const handler = Object.hasOwn(table, `${resource}/${action}`) ? table[`${resource}/${action}`] : null;
  if (!handler) ctx.throw(404);
  ctx.body = await handler(ctx.query);
});

app.listen(3232);
