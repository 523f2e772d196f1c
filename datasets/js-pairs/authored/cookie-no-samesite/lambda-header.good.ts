import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { createSession } from './sessions';

const attributes = ['Path=/', 'HttpOnly', 'Secure'];

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const credentials = JSON.parse(event.body ?? '{}');
  const session = await createSession(credentials);
  if (!session) return { statusCode: 401 };
  const cookie = [`session=${session.id}`, ...attributes, 'SameSite=Lax'].join('; ');
  return { statusCode: 204, headers: { 'Set-Cookie': cookie } };
};
