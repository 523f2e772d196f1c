import Fastify from 'fastify';
import cookie, { CookieSerializeOptions } from '@fastify/cookie';
import { issueRefreshToken } from './tokens';

const app = Fastify();
app.register(cookie, { secret: process.env.COOKIE_SECRET });

function cookieOptions(maxAge: number): CookieSerializeOptions {
  return { path: '/', secure: true, sameSite: 'strict', maxAge, httpOnly: true };
}

app.post<{ Body: { user: string } }>('/login', async (request, reply) => {
  const refreshToken = await issueRefreshToken(request.body.user);
  reply.setCookie('refreshToken', refreshToken, cookieOptions(86400));
  return { ok: true };
});

app.listen({ port: 3000 });
