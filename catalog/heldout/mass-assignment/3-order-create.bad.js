const Koa = require('koa');
const Router = require('@koa/router');
const bodyParser = require('koa-bodyparser');
const jwt = require('koa-jwt');
const { Order, Address } = require('./models');

const router = new Router();

class OrderService {
  async place(userId, input) {
    const order = Order.build({ userId, status: 'new', ...input }); // want "mass-assignment"
    await order.save();
    return { id: order.id, status: order.status };
  }

  async addAddress(userId, { street, city, postcode }) {
    return Address.create({ userId, street, city, postcode });
  }
}

const service = new OrderService();

router.post('/orders', async (ctx) => {
  ctx.status = 201;
  ctx.body = await service.place(ctx.state.user.sub, ctx.request.body);
});

router.post('/addresses', async (ctx) => {
  const { id } = await service.addAddress(ctx.state.user.sub, ctx.request.body);
  ctx.status = 201;
  ctx.body = { id };
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
