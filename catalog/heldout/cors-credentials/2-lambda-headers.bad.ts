import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { sessionUser } from './session';
import { listPayments } from './payments';

class Reply {
  private readonly headers: Record<string, string> = { 'Content-Type': 'application/json', Vary: 'Origin' };

  allow(origin: string | undefined): this {
    if (origin) {
      this.headers['Access-Control-Allow-Origin'] = origin; // want "cors-credentials"
      this.headers['Access-Control-Allow-Credentials'] = 'true';
    }
    return this;
  }

  json(statusCode: number, value: unknown): APIGatewayProxyResult {
    return { statusCode, headers: this.headers, body: JSON.stringify(value) };
  }
}

export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const reply = new Reply().allow(event.headers.origin ?? event.headers.Origin);
  const user = await sessionUser(event.headers.Cookie ?? '');
  if (!user) return reply.json(401, { message: 'Unauthorized' });
  return reply.json(200, { payments: await listPayments(user.id) });
};

export const status = async (): Promise<APIGatewayProxyResult> => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': '*' },
  body: JSON.stringify({ up: true }),
});
