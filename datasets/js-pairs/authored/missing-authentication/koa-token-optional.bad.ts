import Router from '@koa/router';
import jwt from 'koa-jwt';
import { devices } from './devices';

const router = new Router({ prefix: '/devices' });

router.use(jwt({ secret: process.env.JWT_SECRET!, passthrough: true }));

router.get('/:id/status', async (ctx) => {
  ctx.body = await devices.status(ctx.params.id);
});

router.delete('/:id', async (ctx) => {
  await devices.remove(ctx.params.id);
  ctx.status = 204;
});

export default router;
