const Koa = require('koa');
const xpath = require('xpath');
const { rooms } = require('./data');

const app = new Koa();

async function find(floor, name) {
  const expression = xpath.parse(`//floor[@n='${floor}']/room[@name='${name}']`);
  return expression.select({ node: rooms });
}

app.use(async (ctx) => {
  const nodes = await find(ctx.query.floor, ctx.query.name);
  ctx.body = { rooms: nodes.map((n) => n.textContent) };
});

app.listen(3000);
