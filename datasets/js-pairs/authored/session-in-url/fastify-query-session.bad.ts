import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessions } from './sessions';
import { photosOf } from './photos';

const sessionOf = (request: FastifyRequest) => sessions.find((request.query as { session_id?: string }).session_id ?? '');

export default async function gallery(app: FastifyInstance) {
  app.get<{ Querystring: { session_id?: string; page?: string } }>('/photos', async (request, reply) => {
    const session = await sessionOf(request);
    if (!session) return reply.code(401).send({ error: 'unauthorised' });
    const page = Number(request.query.page ?? 1);
    return photosOf(session.userId, page);
  });
}
