import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

const ISSUER = 'https://login.heat.example/';
const keys = createRemoteJWKSet(new URL(`${ISSUER}keys`));

function keysFor(token) {
  const { alg } = decodeProtectedHeader(token);
  if (alg !== 'RS256') {
    throw new Error(`unexpected algorithm ${alg}`);
  }
  return keys;
}

function policy(principalId, effect, resource, context = {}) {
  return {
    principalId,
    context,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
  };
}

export async function handler(event) {
  const token = (event.authorizationToken ?? '').replace(/^Bearer /, '');
  try {
    const { payload } = await jwtVerify(token, keysFor(token), {
      issuer: ISSUER,
      audience: 'heat-pump-api',
      algorithms: ['RS256'],
    });
    return policy(payload.sub, 'Allow', event.methodArn, { household: payload.household });
  } catch (err) {
    console.info('refused', err.code ?? err.name);
    return policy('anonymous', 'Deny', event.methodArn);
  }
}
