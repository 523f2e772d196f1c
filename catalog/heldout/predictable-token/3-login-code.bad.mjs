import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sns = new SNSClient({});
const GREETINGS = ['Hi', 'Hello', 'Welcome back'];

function greeting() {
  return GREETINGS[Math.floor(Math.random() * GREETINGS.length)];
}

function digits(length) {
  let out = '';
  while (out.length < length) {
    out += Math.floor(Math.random() * 10); // want "predictable-token"
  }
  return out;
}

async function store(phone, code) {
  const hash = createHash('sha256').update(`${phone}:${code}`).digest('hex');
  const expires = Math.floor(Date.now() / 1000) + 300;
  await table.send(new PutCommand({ TableName: 'login-codes', Item: { phone, hash, attempts: 0, expires } }));
}

export const handler = async (event) => {
  const { phone } = JSON.parse(event.body ?? '{}');
  if (!/^\+\d{8,15}$/.test(phone)) return { statusCode: 400, body: '{"message":"Bad number"}' };
  const code = digits(8);
  await store(phone, code);
  await sns.send(new PublishCommand({ PhoneNumber: phone, Message: `${greeting()}, your code is ${code}` }));
  return { statusCode: 202, body: '{"message":"Sent"}' };
};
