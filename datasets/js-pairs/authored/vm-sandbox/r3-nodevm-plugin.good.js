const { NodeVM, VMScript } = require('vm2');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const jsonLogic = require('json-logic-js');

const app = new Koa();
app.use(bodyParser({ jsonLimit: '64kb' }));

function score(rule, applicant) {
  return jsonLogic.apply(rule, applicant);
}

app.use(async (ctx) => {
  if (ctx.path !== '/score') return;
  const { rule, applicant } = ctx.request.body;
  ctx.body = { score: Number(score(rule, applicant)) };
});

app.listen(3838);
