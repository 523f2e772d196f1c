import Koa from 'koa';
import Router from '@koa/router';
import jwt from 'koa-jwt';
import { sendVerification } from './mail.mjs';
import { createVerification } from './verification.mjs';

const app = new Koa();
const router = new Router();
const CANONICAL = new URL(process.env.CANONICAL_ORIGIN);

app.use(async (ctx, next) => {
  if (ctx.get('x-forwarded-proto') === 'http') {
    ctx.status = 301;
    ctx.redirect(new URL(`.${ctx.path}`, CANONICAL).href);
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
  const url = new URL(`/verify/${token}`, CANONICAL);
  await sendVerification(email, url.href);
  ctx.status = 202;
});

app.use(router.routes());
app.listen(3000);
