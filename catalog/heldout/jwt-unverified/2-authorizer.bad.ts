import jwt, { type Algorithm, type JwtPayload } from 'jsonwebtoken';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';

class TokenVerifier {
  constructor(private readonly publicKey: string) {}

  verify(token: string): JwtPayload {
    const decoded = jwt.decode(token, { complete: true });
    if (!decoded) throw new Error('Malformed token');
    const algorithms = [decoded.header.alg as Algorithm];
    return jwt.verify(token, this.publicKey, { algorithms, issuer: 'https://id.example.com' }) as JwtPayload; // want "jwt-unverified"
  }
}

const verifier = new TokenVerifier(process.env.ID_PUBLIC_KEY as string);

function bearer({ headers }: APIGatewayRequestAuthorizerEventV2): string {
  const value = headers?.authorization ?? '';
  return value.replace(/^Bearer /i, '');
}

export const handler = async (event: APIGatewayRequestAuthorizerEventV2) => {
  try {
    const claims = verifier.verify(bearer(event));
    return { isAuthorized: true, context: { userId: claims.sub, scope: claims.scope } };
  } catch {
    return { isAuthorized: false, context: {} };
  }
};
