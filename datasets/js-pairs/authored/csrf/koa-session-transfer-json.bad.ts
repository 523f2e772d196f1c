import Koa from 'koa';
import session from 'koa-session';
import Router from '@koa/router';
import bodyParser from 'koa-bodyparser';
import { keys } from './keys';

const app = new Koa();
app.keys = [process.env.SESSION_KEY!];
app.use(session({ key: 'ops.sess', httpOnly: true, secure: true, sameSite: 'none' }, app));
app.use(bodyParser({ enableTypes: ['form', 'json'] }));

const router = new Router();

router.post('/api-keys', async (ctx) => {
  ctx.assert(ctx.session?.userId, 401);
  const created = await keys.insert({ owner: ctx.session!.userId, label: ctx.request.body.label });
  ctx.body = { id: created.id };
});

router.get('/api-keys', async (ctx) => {
  ctx.assert(ctx.session?.userId, 401);
  ctx.body = await keys.list(ctx.session!.userId);
});

app.use(router.routes());
app.listen(3000);
