import fp from 'fastify-plugin';
import jwt, { type Algorithm, type JwtPayload } from 'jsonwebtoken';
import type { FastifyInstance, FastifyRequest } from 'fastify';

interface Device {
  id: string;
  checkpoint: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    device: Device | null;
  }
}

export default fp(async function deviceAuth(app: FastifyInstance, options: { publicKey: string }) {
  app.decorateRequest('device', null);

  app.addHook('onRequest', async (request: FastifyRequest, reply) => {
    const token = request.headers['x-device-token'];
    if (typeof token !== 'string') {
      return reply.code(401).send({ error: 'device token required' });
    }
    try {
      const algorithms: Algorithm[] = ['ES256'];
      const claims = verifyWith(token, algorithms);
      request.device = { id: String(claims.sub), checkpoint: String(claims.checkpoint) };
    } catch (err) {
      request.log.warn({ err }, 'device refused');
      return reply.code(401).send({ error: 'device token refused' });
    }
  });

  function verifyWith(token: string, algorithms: Algorithm[]): JwtPayload {
    const secret = algorithms[0].startsWith('HS') ? Buffer.from(options.publicKey) : options.publicKey;
    return jwt.verify(token, secret, { algorithms, audience: 'timing' }) as JwtPayload;
  }
});
