import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

export interface SealedNote {
  iv: string;
  text: string;
  tag: string;
}

const ALGORITHM = 'aes-256-gcm';

@Injectable()
export class NoteCipher {
  private readonly key = Buffer.from(process.env.NOTE_KEY ?? '', 'base64');

  seal(note: string): SealedNote {
    const iv = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, this.key, iv);
    const text = Buffer.concat([cipher.update(note, 'utf8'), cipher.final()]);
    return { iv: iv.toString('base64'), text: text.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  }

  open({ iv, text, tag }: SealedNote): string {
    const decipher = createDecipheriv(ALGORITHM, this.key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(text, 'base64'), decipher.final()]).toString('utf8');
  }
}
