import Router from '@koa/router';
import { signIn } from './auth';

const router = new Router();

function afterLogin(target: string | undefined): string {
  if (target && /^\/(?![/\\])/.test(target)) return target;
  return '/inbox';
}

router.post('/login', async (ctx) => {
  const { email, password } = ctx.request.body as Record<string, string>;
  const session = await signIn(email, password);
  if (!session) {
    ctx.status = 401;
    return ctx.render('login', { error: 'Wrong email or password' });
  }
  ctx.cookies.set('sid', session.id, { httpOnly: true, secure: true, sameSite: 'lax' });
  ctx.redirect(afterLogin(ctx.query.return as string | undefined));
});

export default router;
