import { createSigner, createVerifier } from 'fast-jwt';
import type { FastifyInstance } from 'fastify';
import { findAccount } from './accounts';

const secret = process.env.JWT_SECRET as string;
const sign = createSigner({ key: secret, algorithm: 'HS256', iss: 'tickets' });
const verify = createVerifier({ key: secret, algorithms: ['HS256'], allowedIss: 'tickets' });

export default async function routes(app: FastifyInstance) {
  app.post<{ Body: { email: string; password: string } }>('/token', async (request, reply) => {
    const account = await findAccount(request.body.email, request.body.password);
    if (!account) return reply.code(401).send();
    return { token: sign({ sub: account.id }) };
  });

  app.get('/whoami', async (request, reply) => {
    const header = request.headers.authorization ?? '';
    try {
      return verify(header.replace(/^Bearer /, ''));
    } catch {
      return reply.code(401).send();
    }
  });
}
