const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const merge = require('merge-options').bind({ concatArrays: true });
const store = require('./store');
const { subscriber } = require('./session');

const app = new Koa();
app.use(bodyParser({ jsonLimit: '32kb' }));
app.use(subscriber);

function assignDeep(base, changes) {
  for (const name in changes) {
    const value = changes[name];
    base[name] = typeof value === 'object' && value !== null ? assignDeep(base[name] || {}, value) : value;
  }
  return base;
}

const DEFAULTS = { channels: { sms: false, mail: true }, thresholds: { windKmh: 80, rainMm: 30 } };

app.use(async (ctx) => {
  if (ctx.path !== '/preferences') ctx.throw(404);
  const saved = await store.preferences(ctx.state.subscriber.id);
  const current = merge(DEFAULTS, saved);
  if (ctx.method === 'PUT') {
    const updated = assignDeep(current, ctx.request.body);
    await store.savePreferences(ctx.state.subscriber.id, updated);
    ctx.body = updated;
    return;
  }
  ctx.body = current;
});

module.exports = app;
