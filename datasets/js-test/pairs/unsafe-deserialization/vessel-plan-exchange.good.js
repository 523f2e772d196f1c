'use strict';

const Koa = require('koa');
const Router = require('@koa/router');
const getRawBody = require('raw-body');
const funcster = require('funcster');
const { plans } = require('./plans');

class Container {
  constructor() {
    this.number = '';
    this.bay = 0;
    this.tonnes = 0;
  }
}

class Plan {
  constructor() {
    this.vessel = '';
    this.containers = [];
  }
}

function readPlan(text) {
  const fields = JSON.parse(text.trim());
  const plan = Object.assign(new Plan(), { vessel: String(fields.vessel) });
  plan.containers = fields.containers.map((c) => Object.assign(new Container(), c));
  return plan;
}

const router = new Router();

router.put('/plans/:voyage', async (ctx) => {
  const text = await getRawBody(ctx.req, { limit: '1mb', encoding: 'utf8' });
  const plan = readPlan(text);
  ctx.assert(plan.containers.length < 20_000, 422, 'too many containers');
  await plans.save(Number(ctx.params.voyage), plan);
  ctx.status = 204;
});

router.get('/plans/:voyage', async (ctx) => {
  const plan = await plans.find(Number(ctx.params.voyage));
  ctx.assert(plan, 404);
  ctx.body = funcster.deepSerialize({ ...plan, sorted: (a, b) => a.bay - b.bay });
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
