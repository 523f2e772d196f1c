const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');
const yaml = require('js-yaml');
const getRawBody = require('raw-body');
const playbooks = require('./playbooks');

const router = new Router();
const SAMPLE = yaml.load('name: sample\nsteps:\n  - ping\n', { schema: yaml.FAILSAFE_SCHEMA });

const options = { schema: yaml.FAILSAFE_SCHEMA, filename: 'playbook.yml' };

async function readPlaybook(ctx) {
  const { req, length } = ctx;
  const text = await getRawBody(req, { length, limit: '128kb', encoding: 'utf8' });
  return yaml.load(text, options);
}

router.post('/playbooks', async (ctx) => {
  const { name, steps } = await readPlaybook(ctx);
  ctx.assert(typeof name === 'string' && Array.isArray(steps), 400);
  const id = await playbooks.create(ctx.state.user.sub, { name, steps: steps.map(String) });
  ctx.status = 201;
  ctx.body = { id };
});

router.get('/playbooks/sample', (ctx) => {
  ctx.body = SAMPLE;
});

const app = new Koa();
app.use(jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
app.use(router.routes());
app.listen(3000);
