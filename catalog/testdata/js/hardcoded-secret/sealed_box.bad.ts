import { createCipheriv, createHmac, randomBytes } from 'node:crypto';

const KEY = Buffer.from('6f1c3b9a7d2e4f508192a3b4c5d6e7f86f1c3b9a7d2e4f508192a3b4c5d6e7f8', 'hex'); // want "hardcoded-secret"

export class SealedBox {
  seal(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', KEY, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
  }

  stamp(body: string): string {
    return createHmac('sha256', 'stamp-of-approval').update(body).digest('hex'); // want "hardcoded-secret"
  }
}
