import jwt from 'jsonwebtoken';
import * as jose from 'jose';
import { jwtDecode } from 'jwt-decode';
import { Request, Response, NextFunction } from 'express';
export const auth = (req: Request, res: Response, next: NextFunction) => {
  const token = req.headers.authorization?.split(' ')[1];
  try {
    const header = jwt.decode(token!, { complete: true })?.header;
    (req as any).user = jwt.verify(token!, keys[header!.kid!], { algorithms: ['RS256'] });
    next();
  } catch { res.sendStatus(401); }
};
export async function currentUser(token: string, key: any) {
  const { payload } = await jose.jwtVerify(token, key, { algorithms: ['HS256'] });
  return payload.sub;
}
export function useExpiry() {
  const token = localStorage.getItem('t');
  return token ? jwtDecode(token).exp : 0;
}
export function sign(user: any) {
  const payload = { id: user.id, exp: Math.floor(Date.now() / 1000) + 900 };
  return jwt.sign(payload, process.env.K!);
}
const options = { expiresIn: '15m' };
export function sign2(user: any) {
  return jwt.sign({ id: user.id }, process.env.K!, options);
}
export const sign3 = (sub: string, key: any) => new jose.SignJWT({ sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key);
