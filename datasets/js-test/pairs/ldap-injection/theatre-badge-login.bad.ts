import { Client, DN, InvalidCredentialsError } from 'ldapts';
import type { Context } from 'koa';
import Router from '@koa/router';

const router = new Router();

function accountDn(user: string): string {
  return `uid=${user},ou=crew,dc=playhouse,dc=example`;
}

async function authenticate(user: string, password: string): Promise<boolean> {
  const client = new Client({ url: process.env.LDAP_URL as string, timeout: 4000 });
  try {
    await client.bind(accountDn(user), password);
    return true;
  } catch (err) {
    if (err instanceof InvalidCredentialsError) return false;
    throw err;
  } finally {
    await client.unbind();
  }
}

router.post('/badge/login', async (ctx: Context) => {
  const { user, password } = ctx.request.body as { user?: unknown; password?: unknown };
  if (typeof user !== 'string' || typeof password !== 'string' || password === '') {
    ctx.throw(400, 'user and password are required');
  }
  if (!(await authenticate(user, password))) {
    ctx.throw(401, 'wrong user or password');
  }
  await ctx.regenerateSession();
  ctx.session!.user = user;
  ctx.body = { user };
});

export default router;
