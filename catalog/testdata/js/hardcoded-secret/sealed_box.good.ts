import { createCipheriv, createHmac, randomBytes } from 'node:crypto';

export class SealedBox {
  constructor(
    private readonly key = Buffer.from(process.env.BOX_KEY!, 'hex'),
    private readonly stampKey = process.env.STAMP_KEY!,
  ) {}

  seal(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
  }

  stamp(body: string): string {
    return createHmac('sha256', this.stampKey).update(body).digest('hex');
  }
}
