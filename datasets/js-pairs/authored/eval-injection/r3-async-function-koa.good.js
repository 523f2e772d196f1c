import Koa from 'koa';
import bodyParser from 'koa-bodyparser';

const app = new Koa();
app.use(bodyParser());

const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor;

const steps = {
  async trim(row) { return { ...row, name: row.name.trim() }; },
  async upper(row) { return { ...row, name: row.name.toUpperCase() }; },
};

app.use(async (ctx) => {
  const { transform, rows } = ctx.request.body;
  const step = new Map(Object.entries(steps)).get(transform);
  if (!step) ctx.throw(400, 'transform');
  ctx.body = await Promise.all(rows.map((row) => step(row)));
});

app.listen(4321);
