import { createVerify } from 'node:crypto';
import { Request, Response, NextFunction } from 'express';

interface Claims {
  sub: string;
  exp: number;
}

export class TokenReader {
  constructor(private readonly publicKey: string) {}

  read(token: string): Claims {
    const [header, payload, signature] = token.split('.');
    const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
    if (!verifier.verify(this.publicKey, signature, 'base64url')) throw new Error('bad signature');
    const claims: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (claims.exp * 1000 < Date.now()) throw new Error('expired');
    return claims;
  }

  middleware() {
    return (req: Request, res: Response, next: NextFunction) => {
      try {
        res.locals.claims = this.read(String(req.headers.authorization).slice(7));
        next();
      } catch (error) {
        res.sendStatus(401);
      }
    };
  }
}
