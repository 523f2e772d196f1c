import * as jwt from 'jsonwebtoken';
import { Injectable, UnauthorizedException, CanActivate, ExecutionContext } from '@nestjs/common';
import { KeyStore } from './key-store';

@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly keys: KeyStore) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const token: string = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const decoded = jwt.decode(token, { complete: true });
    if (!decoded) throw new UnauthorizedException();
    const key = await this.keys.find(decoded.header.kid);
    request.user = jwt.verify(token, key, {
      algorithms: [decoded.header.alg as jwt.Algorithm],
      issuer: 'https://login.example.com',
    });
    return true;
  }
}
