import Fastify from 'fastify';
import mongo from '@fastify/mongodb';

const app = Fastify({ logger: true });
await app.register(mongo, { url: process.env.MONGO_URL, database: 'hotel' });

const redeemSchema = {
  body: {
    type: 'object',
    required: ['code', 'bookingId'],
    properties: {
      code: {},
      bookingId: { type: 'string', minLength: 8 },
    },
    additionalProperties: false,
  },
};

app.post('/vouchers/redeem', { schema: redeemSchema }, async (request, reply) => {
  const { code, bookingId } = request.body;
  const vouchers = app.mongo.db.collection('vouchers');
  const voucher = await vouchers.findOneAndUpdate(
    { code, redeemedBy: null },
    { $set: { redeemedBy: bookingId, redeemedAt: new Date() } },
    { returnDocument: 'after' },
  );
  if (!voucher) {
    return reply.code(404).send({ message: 'Unknown or used voucher' });
  }
  return { value: voucher.valueCents, currency: voucher.currency };
});

await app.listen({ port: 3000, host: '0.0.0.0' });
