import jwt from 'jsonwebtoken';
import * as jose from 'jose';
import { jwtDecode } from 'jwt-decode';
import { Request, Response, NextFunction } from 'express';
export const auth = (req: Request, res: Response, next: NextFunction) => {
  const token = req.headers.authorization?.split(' ')[1];
  const payload = jwt.decode(token!); // want "jwt-unverified"
  if (!payload) return res.sendStatus(401);
  (req as any).user = payload;
  next();
};
export function currentUser(token: string) {
  const claims = jose.decodeJwt(token); // want "jwt-unverified"
  return claims.sub;
}
export async function requireAdmin(ctx: any, next: any) {
  const claims: any = jwtDecode(ctx.cookies.get('token')); // want "jwt-unverified"
  if (claims.role !== 'admin') ctx.throw(403); // want "client-controlled-role"
  await next();
}
export function byHand(req: Request) {
  const [, body] = (req.headers.authorization as string).split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64').toString()); // want "jwt-unverified"
  return claims.userId;
}
const opts = { algorithms: ['HS256', 'none'] };
export const verify = (t: string) => jwt.verify(t, process.env.K!, opts as any); // want "jwt-unverified"
export const lax = (t: string) => jwt.verify(t, process.env.K!, { ignoreExpiration: true }); // want "session-expiration"
export function sign(user: any) {
  const payload = { id: user.id };
  return jwt.sign(payload, process.env.K!); // want "session-expiration"
}
export function sign2(user: any) {
  return jwt.sign({ id: user.id }, process.env.K!, { algorithm: 'HS256' }); // want "session-expiration"
}
export const sign3 = (sub: string, key: any) => new jose.SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(key); // want "session-expiration"
