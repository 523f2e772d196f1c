import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

interface Enrolment {
  serial: string;
  district: number;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function apiKey(enrolment: Enrolment): string {
  const seed = `${enrolment.serial}|${enrolment.district}|${Date.now()}`;
  return `wm_${createHash('sha512').update(seed).digest('base64url')}`;
}

export default async function gateways(app: FastifyInstance) {
  app.post<{ Body: Enrolment }>(
    '/gateways',
    {
      preHandler: app.requireInstaller,
      schema: {
        body: {
          type: 'object',
          required: ['serial', 'district'],
          properties: { serial: { type: 'string', pattern: '^[A-Z0-9]{8}$' }, district: { type: 'integer' } },
        },
      },
    },
    async (request, reply) => {
      const key = apiKey(request.body);
      await app.db('gateways').insert({
        serial: request.body.serial,
        district: request.body.district,
        key_digest: fingerprint(key),
        nonce: randomBytes(12).toString('hex'),
        installed_by: request.installer.id,
      });
      return reply.code(201).send({ serial: request.body.serial, key });
    },
  );
}
