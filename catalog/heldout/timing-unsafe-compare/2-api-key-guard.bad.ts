import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { KeyRepository } from './key.repository';

function sameSecret(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] !== b[i]) return false; // want "timing-unsafe-compare"
  }
  return true;
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
