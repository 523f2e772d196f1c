import { serialize } from 'cookie';
import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import Koa from 'koa';
import { getIronSession } from 'iron-session';
import fastify from 'fastify';

export async function login(token: string) {
  const store = await cookies();
  store.set('session', token, { secure: true, sameSite: 'lax', maxAge: 60 }); // want "cookie-no-httponly"
}
export async function POST() {
  const res = NextResponse.json({ ok: true });
  res.cookies.set({ name: 'token', value: 'a', httpOnly: true, sameSite: 'lax', maxAge: 60 }); // want "cookie-no-secure"
  return res;
}
export default function handler(req: any, res: any) {
  res.setHeader('Set-Cookie', serialize('auth', sign(req), { httpOnly: true, secure: true, path: '/', maxAge: 100, sameSite: 'none' })); // want "cookie-no-samesite"
}
const app = new Koa();
app.use(async (ctx) => {
  ctx.cookies.set('sid', ctx.state.sid, { httpOnly: false, secure: true, sameSite: 'lax' }); // want "cookie-no-httponly"
});
const f = fastify();
f.post('/login', async (request, reply) => {
  reply.setCookie('session', 'x1', { path: '/', httpOnly: true, sameSite: 'strict' }); // want "cookie-no-secure"
});
export const s = (req: any, res: any) => getIronSession(req, res, { password: process.env.PW!, cookieName: 'app', cookieOptions: { httpOnly: false } }); // want "cookie-no-httponly"
export const session2 = (req: any, res: any) => getIronSession(req, res, { password: process.env.PW!, cookieName: 'app', cookieOptions: { secure: false } }); // want "cookie-no-secure"
