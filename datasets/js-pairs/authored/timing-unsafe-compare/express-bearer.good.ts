import { NextFunction, Request, Response } from 'express';
import { timingSafeEqual } from 'crypto';

function sameSecret(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function requireServiceToken(req: Request, res: Response, next: NextFunction): void {
  const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || !sameSecret(token, process.env.SERVICE_TOKEN ?? '')) {
    res.status(401).end();
    return;
  }
  next();
}
