const Koa = require('koa');
const Router = require('@koa/router');
const { createSession } = require('./sessions');

const app = new Koa();
const router = new Router();

const base = { secure: true, sameSite: 'lax', path: '/' };

router.post('/login', async (ctx) => {
  const session = await createSession(ctx.request.body);
  ctx.cookies.set('theme', 'dark', { ...base, httpOnly: false });
  ctx.cookies.set('session', session.id, { ...base, httpOnly: true });
  ctx.body = { ok: true };
});

app.use(router.routes());
app.listen(3000);
