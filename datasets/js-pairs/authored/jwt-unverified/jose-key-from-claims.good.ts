import { jwtVerify, createRemoteJWKSet, decodeJwt } from 'jose';
import type { FastifyRequest, FastifyReply } from 'fastify';

const TRUSTED = new Set(['https://id.example.com', 'https://id.example.eu']);

export async function verifyCaller(request: FastifyRequest, reply: FastifyReply) {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (!token) return reply.code(401).send();
  const { iss } = decodeJwt(token);
  if (!iss || !TRUSTED.has(iss)) return reply.code(401).send();
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', iss));
  const { payload } = await jwtVerify(token, keys, { audience: 'ledger' });
  request.caller = payload.sub;
}
