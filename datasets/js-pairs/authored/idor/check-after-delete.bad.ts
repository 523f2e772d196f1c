import { FastifyInstance } from 'fastify';
import { ObjectId } from 'mongodb';

export default async function routes(app: FastifyInstance) {
  const recipes = app.mongo.db!.collection('recipes');

  app.addHook('onRequest', async (request) => {
    await request.jwtVerify();
  });

  app.delete<{ Params: { id: string } }>('/recipes/:id', async (request, reply) => {
    const _id = new ObjectId(request.params.id);
    const removed = await recipes.findOneAndDelete({ _id });
    if (!removed) return reply.code(404).send();
    if (removed.authorId !== request.user.sub) {
      request.log.warn({ id: request.params.id }, 'deleted by somebody else');
    }
    return reply.code(204).send();
  });
}
