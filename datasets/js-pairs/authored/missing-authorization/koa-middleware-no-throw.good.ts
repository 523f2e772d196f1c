import Router from '@koa/router';
import type { Context, Next } from 'koa';
import jwt from 'koa-jwt';
import { featureFlags } from './flags';

const router = new Router({ prefix: '/admin' });
router.use(jwt({ secret: process.env.JWT_SECRET! }));

async function adminOnly(ctx: Context, next: Next) {
  if (ctx.state.user.role !== 'admin') {
    ctx.status = 403;
    ctx.body = { error: 'administrators only' };
    return;
  }
  await next();
}

router.put('/flags/:name', adminOnly, async (ctx) => {
  await featureFlags.set(ctx.params.name, Boolean((ctx.request.body as any).enabled));
  ctx.body = { name: ctx.params.name };
});

router.get('/flags', adminOnly, async (ctx) => {
  ctx.body = await featureFlags.all();
});

export default router;
