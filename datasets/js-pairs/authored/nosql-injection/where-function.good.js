const Koa = require('koa');
const { MongoClient } = require('mongodb');

const app = new Koa();
const client = new MongoClient(process.env.MONGO);

app.use(async (ctx) => {
  const minimum = ctx.query.minimum;
  const products = client.db('shop').collection('products');
  ctx.body = await products
    .find({ $expr: { $gt: [{ $subtract: ['$price', '$discount'] }, Number(minimum)] } })
    .toArray();
});

client.connect().then(() => app.listen(3000));
