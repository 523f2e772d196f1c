const Koa = require('koa');
const { execSync } = require('child_process');
const shellQuote = require('shell-quote');

const quote = (value) => shellQuote.quote([value]);

const app = new Koa();

app.use(async (ctx) => {
  const { host } = ctx.query;
  if (!host) ctx.throw(400);
  const command = ['nslookup', '-timeout=3', quote(host)].join(' ');
  ctx.type = 'text/plain';
  ctx.body = execSync(command);
});

app.listen(3000);
