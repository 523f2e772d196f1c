import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { KeyRepository } from './key.repository';

function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(private readonly keys: KeyRepository) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const [clientId, secret] = (request.get('x-api-key') ?? '').split('.');
    if (!clientId || !secret) throw new UnauthorizedException();
    const key = await this.keys.find(clientId);
    if (!key || key.state !== 'active') throw new UnauthorizedException();
    if (!sameSecret(secret, key.secret)) throw new UnauthorizedException();
    return true;
  }

  fingerprint(secret: string): string {
    return createHash('sha256').update(secret).digest('hex').slice(0, 8);
  }
}
