import { createHmac, createSign, createVerify } from 'crypto';
import { Injectable } from '@nestjs/common';

@Injectable()
export class LicenceService {
  constructor(private readonly privateKey: string, private readonly publicKey: string) {}

  issue(customer: string, until: string): string {
    const body = `${customer}|${until}`;
    const signer = createSign('RSA-SHA1');
    signer.update(body);
    return `${body}|${signer.sign(this.privateKey, 'base64')}`;
  }

  checksum(body: string): string {
    return createHmac('sha256', this.publicKey).update(body).digest('hex');
  }
}
