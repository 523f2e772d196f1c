import jwt, { SignOptions } from 'jsonwebtoken';
import { randomUUID } from 'node:crypto';

export class TokenFactory {
  private readonly base: SignOptions = { algorithm: 'ES256', issuer: 'parcel-hub' };

  constructor(private readonly key: string) {}

  access(userId: string): string {
    return jwt.sign({ sub: userId }, this.key, { ...this.base, expiresIn: '10m' });
  }

  refresh(userId: string): string {
    return jwt.sign({ sub: userId, kind: 'refresh' }, this.key, { ...this.base, jwtid: randomUUID() });
  }
}
