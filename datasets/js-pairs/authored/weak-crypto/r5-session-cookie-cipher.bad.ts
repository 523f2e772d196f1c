import { createCipheriv, randomBytes, pbkdf2Sync } from 'node:crypto';

interface Options {
  algorithm: string;
  iterations: number;
}

const defaults: Options = {
  algorithm: 'des-ede3-cbc',
  iterations: 310_000,
};

export function sealSession(passphrase: string, session: object, options: Partial<Options> = {}) {
  const { algorithm, iterations } = { ...defaults, ...options };
  const salt = randomBytes(16);
  const key = pbkdf2Sync(passphrase, salt, iterations, 24, 'sha256');
  const iv = randomBytes(8);
  const cipher = createCipheriv(algorithm, key, iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, body]).toString('base64');
}
