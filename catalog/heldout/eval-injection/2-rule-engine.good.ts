import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import bodyParser from 'koa-bodyparser';
import jsonLogic from 'json-logic-js';

type Row = Record<string, number>;

const ROWS: Row[] = [{ stock: 4, price: 10 }, { stock: 0, price: 25 }];

class RuleEngine {
  private readonly byPrice = new Function('a', 'b', 'return a.price - b.price') as (a: Row, b: Row) => number;

  compile(rule: string): (row: Row) => boolean {
    const logic = JSON.parse(rule);
    return (row) => Boolean(jsonLogic.apply(logic, row));
  }

  run(rows: Row[], rule: string): Row[] {
    return rows.filter(this.compile(rule)).sort(this.byPrice);
  }
}

const engine = new RuleEngine();
const router = new Router();

router.post('/rules/try', async (ctx) => {
  const { rule } = ctx.request.body as { rule: string };
  ctx.assert(typeof rule === 'string' && rule.length < 1000, 400);
  ctx.body = { matches: engine.run(ROWS, rule), engine: jsonLogic.apply({ '+': [1, 1] }) };
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY as string, algorithms: ['HS256'] }));
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
