import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const HOME = 'https://www.hedge-nursery.example/';

async function partner(id) {
  const { Item } = await db.send(new GetCommand({ TableName: process.env.PARTNERS, Key: { id } }));
  return Item;
}

function count(id) {
  return db.send(
    new UpdateCommand({
      TableName: process.env.PARTNERS,
      Key: { id },
      UpdateExpression: 'ADD leads :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}

function landing(found, wanted) {
  const url = new URL(HOME);
  url.pathname = wanted || '/';
  url.searchParams.set('utm_source', found.id);
  return url.toString();
}

export const handler = async (event) => {
  const { id = '', page } = event.queryStringParameters ?? {};
  const found = await partner(id);
  if (!found) {
    return { statusCode: 302, headers: { location: HOME } };
  }
  await count(id);
  return {
    statusCode: 302,
    headers: { location: landing(found, page), 'cache-control': 'no-store' },
  };
};
