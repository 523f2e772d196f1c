import type { FastifyInstance } from 'fastify';
import { wrap } from '@mikro-orm/core';
import { Restaurant } from './entities/restaurant';

const FIELDS = ['name', 'cuisine', 'phone'] as const;

export default async function restaurantRoutes(app: FastifyInstance) {
  app.addHook('preHandler', app.authenticate);

  app.put<{ Params: { id: string }; Body: Record<string, string> }>('/restaurants/:id', async (request, reply) => {
    const em = app.orm.em.fork();
    const restaurant = await em.findOne(Restaurant, { id: request.params.id, manager: request.user.id });
    if (!restaurant) return reply.code(404).send();
    wrap(restaurant).assign(Object.fromEntries(FIELDS.map((f) => [f, request.body[f]])));
    await em.flush();
    return { id: restaurant.id };
  });
}
