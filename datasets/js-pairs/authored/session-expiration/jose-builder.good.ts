import { SignJWT, jwtVerify } from 'jose';

const key = new TextEncoder().encode(process.env.TOKEN_KEY);

export interface Principal {
  id: string;
  scopes: string[];
}

export class TokenIssuer {
  constructor(private readonly issuer: string) {}

  async issue(principal: Principal): Promise<string> {
    return new SignJWT({ scopes: principal.scopes })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(principal.id)
      .setIssuer(this.issuer)
      .setIssuedAt()
      .setExpirationTime('30m')
      .sign(key);
  }

  async read(token: string): Promise<Principal> {
    const { payload } = await jwtVerify(token, key, { issuer: this.issuer });
    return { id: String(payload.sub), scopes: payload.scopes as string[] };
  }
}
