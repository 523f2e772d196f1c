import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tenants } from './tenants';

export default async function adminRoutes(app: FastifyInstance) {
  app.addHook('onRequest', async (request: FastifyRequest) => {
    await request.jwtVerify();
  });

  const ensureOperator = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.user.scopes.includes('tenants:write')) return reply.code(403).send({ error: 'forbidden' });
  };

  app.get('/tenants', { preHandler: ensureOperator }, async () => tenants.list());

  app.delete<{ Params: { id: string } }>(
    '/tenants/:id',
    { schema: { params: { type: 'object', properties: { id: { type: 'string' } } } } },
    async (request, reply) => {
      await tenants.remove(request.params.id);
      return reply.code(204).send();
    },
  );
}
