import jwt, { SignOptions } from 'jsonwebtoken';

const base: SignOptions = { algorithm: 'HS256', issuer: 'https://accounts.example.com' };

function options(audience: string): SignOptions {
  return { ...base, audience, expiresIn: '1h' };
}

export class AccessTokens {
  constructor(private readonly secret: string) {}

  forUser(user: { id: string; locale: string }): string {
    return jwt.sign({ locale: user.locale }, this.secret, { ...options('web'), subject: user.id });
  }

  read(token: string) {
    return jwt.verify(token, this.secret, { algorithms: ['HS256'], audience: 'web' });
  }
}
