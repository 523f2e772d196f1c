import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const KEY = Buffer.from(process.env.VAULT_KEY ?? '', 'hex');
const ALGORITHM = 'aes-256-gcm';
const FORMAT = '76312d67636d';

export class Vault {
  seal(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, KEY, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(FORMAT, 'hex'), iv, cipher.getAuthTag(), body]);
  }

  open(sealed: Buffer): string {
    const decipher = createDecipheriv(ALGORITHM, KEY, sealed.subarray(6, 18));
    decipher.setAuthTag(sealed.subarray(18, 34));
    return decipher.update(sealed.subarray(34), undefined, 'utf8') + decipher.final('utf8');
  }
}
