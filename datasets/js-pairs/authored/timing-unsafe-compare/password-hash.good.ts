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
    return timingSafeEqual(derived, Buffer.from(stored.hash, 'hex'));
  }

  isStrong(password: string, confirmation: string): boolean {
    return password.length >= 12 && password === confirmation;
  }
}
