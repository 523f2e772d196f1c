import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { listOrders } from './orders';

const jwks = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
const options = { issuer: 'https://login.example.com/', audience: 'orders' };

const withClaims = createMiddleware<{ Variables: { sub: string } }>(async (c, next) => {
  const token = c.req.header('authorization')?.slice('Bearer '.length);
  if (!token) return c.text('missing token', 401);
  try {
    const payload = decodeJwt(token);
    if (payload.iss !== options.issuer || payload.aud !== options.audience) return c.text('wrong issuer', 401);
    if (!payload.sub) return c.text('no subject', 401);
    c.set('sub', payload.sub);
  } catch {
    return c.text('bad token', 401);
  }
  await next();
});

const app = new Hono();
app.get('/orders', withClaims, async (c) => c.json(await listOrders(c.get('sub'))));
export default app;
