import Fastify, { FastifyInstance, FastifyRequest, FastifyReply } from 'fastify';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
const app: FastifyInstance = Fastify({ logger: true });

interface OrderBody {
  productId: string;
  quantity: number;
  price: number;
  note?: string;
}

app.post('/orders', async (request: FastifyRequest<{ Body: OrderBody }>, reply: FastifyReply) => {
  const { productId, quantity, note } = request.body;
  const customer = await (request as any).jwtVerify();
  const product = await prisma.product.findUnique({ where: { id: productId } });
  if (!product) {
    return reply.code(404).send({ error: 'no such product' });
  }
  if (!Number.isInteger(quantity) || quantity < 1) {
    return reply.code(400).send({ error: 'bad quantity' });
  }
  const price = request.body.price;
  const order = await prisma.order.create({
    data: { productId, quantity, note, customerId: customer.sub, total: price * quantity },
  });
  return reply.code(201).send({ id: order.id, total: order.total });
});

app.listen({ port: 3000 });
