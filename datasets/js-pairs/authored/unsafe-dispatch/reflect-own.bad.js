const Koa = require('koa');
const bodyParser = require('koa-bodyparser');

const app = new Koa();
app.use(bodyParser());

const tools = {
  slug: (text) => text.toLowerCase().replace(/\W+/g, '-'),
  length: (text) => text.length,
};

async function call(tool, input) {
  return Reflect.apply(tools[tool], tools, [input]);
}

app.use(async (ctx) => {
  const { tool, input } = ctx.request.body;
  ctx.body = { output: await call(tool, String(input)) };
});

app.listen(3000);
