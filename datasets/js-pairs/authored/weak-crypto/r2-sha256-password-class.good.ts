import { createHash, scryptSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PasswordService {
  encode(password: string): string {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${scryptSync(password, salt, 64).toString('hex')}`;
  }

  fingerprint(file: Buffer): string {
    return createHash('sha256').update(file).digest('hex');
  }
}
