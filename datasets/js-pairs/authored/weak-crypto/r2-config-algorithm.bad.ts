import * as crypto from 'crypto';

const config = {
  signing: {
    algorithm: 'md5',
    encoding: 'hex' as const,
  },
};

export function signRequest(secret: string, body: string): string {
  return crypto.createHmac(config.signing.algorithm, secret).update(body).digest(config.signing.encoding);
}

export function cacheKey(url: string): string {
  return crypto.createHash('sha1').update(url).digest('base64');
}
