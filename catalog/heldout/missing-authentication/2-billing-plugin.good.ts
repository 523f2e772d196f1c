import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import jwt from '@fastify/jwt';
import { customers, plans } from './billing';

async function requireStaff(request: FastifyRequest) {
  await request.jwtVerify();
  const { role } = request.user as { role: string };
  if (role !== 'staff') throw Object.assign(new Error('Forbidden'), { statusCode: 403 });
}

async function publicRoutes(app: FastifyInstance) {
  app.get('/plans', async () => plans.list());
}

async function staffRoutes(app: FastifyInstance) {
  app.addHook('onRequest', requireStaff);
  app.get('/customers', async () => customers.list());
  app.get('/customers/:id/cards', async (request) => {
    const { id } = request.params as { id: string };
    return customers.cards(Number(id));
  });
  app.post('/customers/:id/refund', async (request) => {
    const { id } = request.params as { id: string };
    return customers.refund(Number(id));
  });
}

const app = Fastify();
app.register(jwt, { secret: process.env.JWT_KEY as string });
app.register(publicRoutes);
app.register(staffRoutes, { prefix: '/staff' });
app.listen({ port: 3000 });
