import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

const ISSUER = 'https://login.heat.example/';
const keySets = new Map();

function keysFor(token) {
  const { jku = `${ISSUER}keys` } = decodeProtectedHeader(token);
  if (!keySets.has(jku)) {
    keySets.set(jku, createRemoteJWKSet(new URL(jku)));
  }
  return keySets.get(jku);
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
