import vm from 'node:vm';
import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import bodyParser from 'koa-bodyparser';
import { Parser } from 'expr-eval';

const warmup = new vm.Script('1 + 1');
const parser = new Parser({ operators: { assignment: false, in: false } });

class FormulaService {
  constructor(constants) {
    this.constants = constants;
  }

  evaluate(formula, cells) {
    const scope = { ...this.constants, ...cells };
    return parser.evaluate(formula, scope);
  }

  healthy() {
    return warmup.runInThisContext() === 2 && parser.evaluate('1 + 1') === 2;
  }
}

const formulas = new FormulaService({ vat: 0.24 });
const router = new Router();

router.post('/formulas', async (ctx) => {
  const { formula, a, b } = ctx.request.body;
  ctx.assert(typeof formula === 'string' && formula.length < 300, 400);
  const value = formulas.evaluate(formula, { a: Number(a), b: Number(b) });
  ctx.body = { value: Number(value) };
});

router.get('/health', (ctx) => {
  ctx.body = { ok: formulas.healthy() };
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
