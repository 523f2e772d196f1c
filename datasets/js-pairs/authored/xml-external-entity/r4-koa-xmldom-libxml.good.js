const Koa = require('koa');
const getRawBody = require('raw-body');
const libxmljs = require('libxmljs2');

const app = new Koa();

function options(strict) {
  const flags = { noblanks: true, nonet: true };
  if (!strict) flags.recover = true;
  return flags;
}

app.use(async (ctx) => {
  const text = await getRawBody(ctx.req, { limit: '200kb', encoding: 'utf8' });
  const doc = libxmljs.parseXml(text, options(false));
  ctx.body = { root: doc.root().name(), total: Number(doc.get('string(//total)')) };
});

app.listen(4646);
