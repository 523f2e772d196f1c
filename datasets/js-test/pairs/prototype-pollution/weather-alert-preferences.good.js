const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const merge = require('merge-options').bind({ concatArrays: true });
const Joi = require('joi');
const store = require('./store');
const { subscriber } = require('./session');

const app = new Koa();
app.use(bodyParser({ jsonLimit: '32kb' }));
app.use(subscriber);

const schema = Joi.object({
  channels: Joi.object({ sms: Joi.boolean(), mail: Joi.boolean() }),
  thresholds: Joi.object({ windKmh: Joi.number().min(0), rainMm: Joi.number().min(0) }),
}).unknown(false);

function assignDeep(base, changes) {
  const { channels, thresholds } = Joi.attempt(changes, schema);
  return { channels: { ...base.channels, ...channels }, thresholds: { ...base.thresholds, ...thresholds } };
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
