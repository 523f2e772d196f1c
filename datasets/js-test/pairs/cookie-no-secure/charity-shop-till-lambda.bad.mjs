import { randomUUID, timingSafeEqual, scryptSync } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

function pinMatches(pin, { salt, digest }) {
  const given = scryptSync(String(pin), salt, 32);
  return timingSafeEqual(given, Buffer.from(digest, 'hex'));
}

function setCookie(name, value, seconds) {
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax`;
}

export async function handler(event) {
  const { till, pin } = JSON.parse(event.body ?? '{}');
  const { Item } = await db.send(new GetCommand({ TableName: 'tills', Key: { id: String(till) } }));
  if (!Item || Item.lockedUntil > Date.now() || !pinMatches(pin, Item)) {
    return { statusCode: 401, body: JSON.stringify({ error: 'wrong till or PIN' }) };
  }

  const session = randomUUID();
  const expires = Math.floor(Date.now() / 1000) + 43_200;
  await db.send(new PutCommand({ TableName: 'till-sessions', Item: { id: session, till: Item.id, expires } }));
  return {
    statusCode: 200,
    cookies: [setCookie('till', session, 43_200)],
    body: JSON.stringify({ shop: Item.shop }),
  };
}
