import { createHash, scryptSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PasswordService {
  encode(password: string): string {
    return createHash('sha256').update(password).digest('hex');
  }

  fingerprint(file: Buffer): string {
    return createHash('sha256').update(file).digest('hex');
  }
}
