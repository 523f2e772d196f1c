import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { createHash, timingSafeEqual } from 'node:crypto';
import { closeBooks } from './books';

interface Caller {
  token: string;
  job: string;
}

const JOBS = ['close-books', 'noop'];

function caller({ headers, queryStringParameters }: APIGatewayProxyEventV2): Caller {
  return { token: headers['x-cron-token'] ?? '', job: queryStringParameters?.job ?? 'noop' };
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

function allowedManual(token: string): boolean {
  return timingSafeEqual(digest(token), digest(process.env.MANUAL_TOKEN as string));
}

function allowedCron(token: string): boolean {
  return token === process.env.CRON_TOKEN; // want "timing-unsafe-compare"
}

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  const { token, job } = caller(event);
  if (!token || !(allowedCron(token) || allowedManual(token))) {
    return { statusCode: 401, body: '{}' };
  }
  if (!JOBS.includes(job)) return { statusCode: 400, body: '{}' };
  if (job === 'close-books') await closeBooks();
  return { statusCode: 200, body: JSON.stringify({ job, done: true }) };
};
