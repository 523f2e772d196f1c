import { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { createHmac } from 'node:crypto';

const SUPPORTED = ['en', 'cy', 'ga', 'gd'];

function signature(value: string): string {
  return createHmac('sha256', process.env.COOKIE_KEY!).update(value).digest('base64url');
}

function rawResponse(status: number, headers: Record<string, string>): Buffer {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`HTTP/1.1 ${status} See Other`, ...head, '', ''].join('\r\n'));
}

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const lang = event.queryStringParameters?.lang ?? 'en';
  const known = SUPPORTED.some((code) => lang.startsWith(code));
  if (!known) {
    return { statusCode: 400, body: 'That language is not offered' };
  }

  const raw = rawResponse(303, {
    Location: '/',
    'Content-Language': lang,
    'Set-Cookie': `lang=${lang}.${signature(lang)}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    'Content-Length': '0',
  });

  // The edge relay takes a whole response message, base64 encoded.
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/vnd.edge-relay' },
    isBase64Encoded: true,
    body: raw.toString('base64'),
  };
};
