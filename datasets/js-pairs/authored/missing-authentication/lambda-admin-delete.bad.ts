import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { DynamoDBDocumentClient, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { verifyBearer } from './auth';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const reply = (statusCode: number, body?: unknown) => ({ statusCode, body: body ? JSON.stringify(body) : '' });

export async function deleteUser(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  const requestId = event.requestContext.requestId;
  console.log('delete user', requestId);
  const userId = event.pathParameters?.userId;
  if (!userId) return reply(400, { error: 'missing id' });
  await documents.send(new DeleteCommand({ TableName: process.env.USERS_TABLE, Key: { userId } }));
  return reply(204);
}

export async function status(): Promise<APIGatewayProxyResultV2> {
  return reply(200, { version: process.env.VERSION });
}
