import { NextFunction, Request, Response } from 'express';
import { timingSafeEqual } from 'crypto';

function sameSecret(left: string, right: string): boolean {
  return left.length === right.length && left === right;
}

export function requireServiceToken(req: Request, res: Response, next: NextFunction): void {
  const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || !sameSecret(token, process.env.SERVICE_TOKEN ?? '')) {
    res.status(401).end();
    return;
  }
  next();
}
