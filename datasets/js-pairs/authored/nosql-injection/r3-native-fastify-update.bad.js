import Fastify from 'fastify';
import { MongoClient } from 'mongodb';

const client = new MongoClient(process.env.MONGO_URL);
const app = Fastify();

app.decorate('coupons', client.db('shop').collection('coupons'));

app.post('/coupons/redeem', async (request, reply) => {
  const { code, cartId } = request.body;
  if (!code) {
    return reply.code(400).send({ error: 'code missing' });
  }

  const coupon = await client.db('shop').collection('coupons').findOneAndUpdate(
    { code, redeemed: false },
    { $set: { redeemed: true, cartId: String(cartId) } },
    { returnDocument: 'after' },
  );

  if (!coupon) return reply.code(404).send({ error: 'unknown coupon' });
  return { discount: coupon.percent };
});

await client.connect();
await app.listen({ port: 5001 });
