import Koa from 'koa';
import Router from '@koa/router';
import bodyParser from 'koa-bodyparser';
import { v1 as uuid } from 'uuid';
import { redis } from './redis.js';
import { hosts } from './hosts.js';

const TTL = 60 * 60 * 12;
const router = new Router();

async function openSession(host, userAgent) {
  const id = uuid();
  await redis.set(`session:${id}`, JSON.stringify({ host: host.id, userAgent }), 'EX', TTL);
  return id;
}

router.post('/login', async (ctx) => {
  const { email, password } = ctx.request.body;
  const host = await hosts.authenticate(email, password);
  if (!host) {
    ctx.throw(401, 'wrong e-mail or password');
  }
  const id = await openSession(host, ctx.get('user-agent'));
  ctx.cookies.set('sid', id, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: TTL * 1000 });
  ctx.body = { show: host.show };
});

router.get('/me', async (ctx) => {
  const id = ctx.cookies.get('sid');
  const saved = id ? await redis.get(`session:${id}`) : null;
  if (!saved) ctx.throw(401);
  ctx.body = await hosts.publicProfile(JSON.parse(saved).host);
});

export const app = new Koa().use(bodyParser()).use(router.routes());
