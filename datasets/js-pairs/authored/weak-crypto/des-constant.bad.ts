import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'des-ede3-cbc';
const IV_LENGTH = 8;

export class Vault {
  constructor(private readonly key: Buffer) {}

  seal(text: string): { iv: string; data: string } {
    const iv = randomBytes(IV_LENGTH);
    const cipher = createCipheriv(ALGORITHM, this.key, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { iv: iv.toString('hex'), data: data.toString('hex') };
  }

  label(id: number): string {
    return `vault-${id}`;
  }
}
