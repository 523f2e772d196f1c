const crypto = require('crypto');
const Koa = require('koa');
const getRawBody = require('raw-body');

const app = new Koa();

function signatureOf(body) {
  return crypto.createHmac('sha1', process.env.GITHUB_SECRET).update(body).digest();
}

app.use(async (ctx) => {
  const body = await getRawBody(ctx.req);
  const given = Buffer.from(ctx.get('x-hub-signature').replace('sha1=', ''), 'hex');
  const wanted = signatureOf(body);
  ctx.assert(wanted.length === given.length && crypto.timingSafeEqual(wanted, given), 403);
  ctx.status = 202;
});

app.listen(3000);
