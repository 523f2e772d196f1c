import { serialize } from 'cookie';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { verifyCurator } from './curators.js';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const HOURS = 6;

function sessionHeader(id) {
  return serialize('curator', id, {
    httpOnly: true,
    secure: true,
    path: '/',
    sameSite: true,
    maxAge: HOURS * 3600,
  });
}

export const handler = async (event) => {
  const { name, passphrase } = JSON.parse(event.body ?? '{}');
  const curator = await verifyCurator(name, passphrase);
  if (!curator) {
    return { statusCode: 401, body: JSON.stringify({ message: 'not recognised' }) };
  }
  const id = randomUUID();
  await db.send(
    new PutCommand({
      TableName: process.env.SESSIONS_TABLE,
      Item: { id, curator: curator.id, expires: Math.floor(Date.now() / 1000) + HOURS * 3600 },
    }),
  );
  return {
    statusCode: 200,
    cookies: [sessionHeader(id)],
    body: JSON.stringify({ curator: curator.name }),
  };
};
