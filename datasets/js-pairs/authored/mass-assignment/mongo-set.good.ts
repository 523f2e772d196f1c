import { Hono } from 'hono';
import { MongoClient, ObjectId } from 'mongodb';
import { jwt } from 'hono/jwt';

const client = new MongoClient(process.env.MONGO_URL!);
const users = client.db('app').collection('users');
const app = new Hono();

app.use('/me', jwt({ secret: process.env.JWT_SECRET! }));

app.patch('/me', async (c) => {
  const { sub } = c.get('jwtPayload');
  const changes = await c.req.json();
  await users.updateOne(
    { _id: new ObjectId(sub) },
    { $set: { displayName: String(changes.displayName), locale: String(changes.locale) } }
  );
  return c.json({ ok: true });
});

export default app;
