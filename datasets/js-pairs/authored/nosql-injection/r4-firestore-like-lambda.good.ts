import { MongoClient, Filter, Document } from 'mongodb';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';

const client = new MongoClient(process.env.MONGO_URL!);

interface Search {
  city?: string;
  rooms?: number;
  owner?: string;
}

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const search: Search = JSON.parse(event.body ?? '{}');
  const flats = client.db('rent').collection('flats');

  const filter: Filter<Document> = { listed: true };
  if (typeof search.city === 'string') filter.city = search.city;
  if (search.rooms) filter.rooms = { $gte: Number(search.rooms) };

  const found = await flats.find(filter, { projection: { owner: 0 } }).limit(50).toArray();
  return { statusCode: 200, body: JSON.stringify(found) };
};
