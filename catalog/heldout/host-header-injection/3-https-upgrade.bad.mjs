import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import { sendVerification } from './mail.mjs';
import { createVerification } from './verification.mjs';

const app = new Koa();
const router = new Router();

app.use(async (ctx, next) => {
  if (ctx.get('x-forwarded-proto') === 'http') {
    ctx.status = 301;
    ctx.redirect(`https://${ctx.host}${ctx.path}`); // want "host-header-injection"
    return;
  }
  await next();
});

router.get('/tenant', (ctx) => {
  ctx.body = { tenant: ctx.hostname.split('.')[0].replace(/[^a-z0-9]/g, '') };
});

router.post('/email/verify', jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }), async (ctx) => {
  const { sub, email } = ctx.state.user;
  const token = await createVerification(sub);
  const url = new URL(`/verify/${token}`, `https://${ctx.request.header.host}`); // want "host-header-injection"
  await sendVerification(email, url.href);
  ctx.status = 202;
});

app.use(router.routes());
app.listen(3000);
