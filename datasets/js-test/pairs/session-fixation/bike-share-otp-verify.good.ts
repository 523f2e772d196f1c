import type { FastifyInstance, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';

interface VerifyBody {
  code: string;
}

declare module '@fastify/session' {
  interface Session {
    phone?: string;
    attempts?: number;
    rider?: string;
    locale?: string;
  }
}

function same(a: string, b: string): boolean {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
}

async function enter(request: FastifyRequest, rider: string): Promise<void> {
  await request.session.regenerate(['locale']);
  request.session.rider = rider;
}

export default async function verify(app: FastifyInstance) {
  app.post<{ Body: VerifyBody }>('/otp/verify', async (request, reply) => {
    const { phone, attempts = 0 } = request.session;
    if (!phone || attempts >= 5) {
      return reply.code(403).send({ error: 'ask for a new code' });
    }
    request.session.attempts = attempts + 1;
    const expected = await app.otp.pending(phone);
    if (!expected || !same(expected, String(request.body.code))) {
      return reply.code(401).send({ error: 'wrong code' });
    }
    await app.otp.clear(phone);
    const rider = await app.riders.findOrCreate(phone);
    await enter(request, rider.id);
    return { rider: rider.id };
  });
}
