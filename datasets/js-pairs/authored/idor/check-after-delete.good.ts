import { FastifyInstance } from 'fastify';
import { ObjectId } from 'mongodb';

export default async function routes(app: FastifyInstance) {
  const recipes = app.mongo.db!.collection('recipes');

  app.addHook('onRequest', async (request) => {
    await request.jwtVerify();
  });

  app.delete<{ Params: { id: string } }>('/recipes/:id', async (request, reply) => {
    const _id = new ObjectId(request.params.id);
    const recipe = await recipes.findOne({ _id });
    if (!recipe) return reply.code(404).send();
    if (recipe.authorId !== request.user.sub) {
      return reply.code(403).send();
    }
    await recipes.deleteOne({ _id });
    return reply.code(204).send();
  });
}
