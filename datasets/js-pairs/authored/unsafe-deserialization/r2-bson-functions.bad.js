const { deserialize, serialize } = require('bson');
const Koa = require('koa');
const rawBody = require('raw-body');

const app = new Koa();

app.use(async (ctx) => {
  const bytes = await rawBody(ctx.req);
  const doc = deserialize(bytes, { evalFunctions: true, cacheFunctions: true });
  ctx.body = serialize({ received: Object.keys(doc).length });
});

app.listen(3000);
