import { scrypt as scryptCallback, timingSafeEqual } from 'crypto';
import { promisify } from 'util';

const scrypt = promisify(scryptCallback);

export interface Stored {
  salt: string;
  hash: string;
}

export class Passwords {
  async matches(password: string, stored: Stored): Promise<boolean> {
    const derived = (await scrypt(password, stored.salt, 64)) as Buffer;
    return derived.toString('hex') === stored.hash;
  }

  isStrong(password: string, confirmation: string): boolean {
    return password.length >= 12 && password === confirmation;
  }
}
