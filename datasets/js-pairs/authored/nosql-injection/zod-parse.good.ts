import Fastify from 'fastify';
import { z } from 'zod';
import { MongoClient } from 'mongodb';

const app = Fastify();
const db = new MongoClient(process.env.MONGO_URL!).db('crm');

const Lookup = z.object({ name: z.string().max(80), city: z.string().max(80).optional() });

async function contacts(query: z.infer<typeof Lookup>) {
  return db.collection('contacts').find({ name: query.name, city: query.city }).toArray();
}

app.post('/contacts/search', async (request) => {
  const query = Lookup.parse(request.body);
  return contacts(query);
});

app.listen({ port: 3000 });
