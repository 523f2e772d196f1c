import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

export interface SealedNote {
  iv: string;
  text: string;
  tag: string;
}

const ALGORITHM = 'aes-256-ecb';

@Injectable()
export class NoteCipher {
  private readonly key = Buffer.from(process.env.NOTE_KEY ?? '', 'base64');

  seal(note: string): SealedNote {
    const cipher = createCipheriv(ALGORITHM, this.key, null);
    const text = Buffer.concat([cipher.update(note, 'utf8'), cipher.final()]);
    return { iv: randomBytes(12).toString('base64'), text: text.toString('base64'), tag: '' };
  }

  open({ text }: SealedNote): string {
    const decipher = createDecipheriv(ALGORITHM, this.key, null);
    return Buffer.concat([decipher.update(text, 'base64'), decipher.final()]).toString('utf8');
  }
}
