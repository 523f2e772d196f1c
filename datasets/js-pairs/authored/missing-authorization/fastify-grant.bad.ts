import { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { prisma } from '../prisma';

const grantBody = z.object({ role: z.enum(['member', 'editor', 'admin']) });

export default async function routes(app: FastifyInstance) {
  app.addHook('onRequest', app.authenticate);

  app.get('/me', async (request) => prisma.user.findUnique({ where: { id: request.user.id } }));

  app.patch<{ Params: { id: string } }>('/users/:id/role', async (request, reply) => {
    const { role } = grantBody.parse(request.body);
    await prisma.user.update({ where: { id: request.params.id }, data: { role } });
    return reply.code(204).send();
  });
}
