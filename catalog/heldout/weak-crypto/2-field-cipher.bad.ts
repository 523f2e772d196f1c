import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class FieldCipher {
  private readonly key: Buffer;

  constructor(config: ConfigService) {
    this.key = Buffer.from(config.getOrThrow<string>('FIELD_KEY'), 'base64');
  }

  seal(plain: string): string {
    const cipher = createCipheriv('aes-256-ecb', this.key, null); // want "weak-crypto"
    return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
  }

  open(sealed: string): string {
    const decipher = createDecipheriv('aes-256-ecb', this.key, null); // want "weak-crypto"
    return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString('utf8');
  }

  bucketFor(name: string, buckets: number): number {
    return createHash('md5').update(name).digest().readUInt32BE(0) % buckets;
  }

  newHandle(): string {
    return randomBytes(16).toString('hex');
  }
}
