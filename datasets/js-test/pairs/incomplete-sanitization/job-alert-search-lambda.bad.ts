import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

export function esc(text: string): string {
  return text.replace(/[&<>]/g, (c) => entities[c]);
}

function page(query: string, region: string, titles: string[]): string {
  return `<!doctype html>
<title>Job alerts</title>
<form action="/alerts" method="get">
  <input name="q" value="${esc(query)}" autofocus>
  <input name="region" value='${esc(region)}'>
  <button>Search</button>
</form>
<ul>${titles.map((t) => `<li>${esc(t)}</li>`).join('')}</ul>`;
}

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const query = event.queryStringParameters?.q ?? '';
  const region = event.queryStringParameters?.region ?? 'north';
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: process.env.JOBS_TABLE,
      KeyConditionExpression: '#r = :r',
      ExpressionAttributeNames: { '#r': 'region' },
      ExpressionAttributeValues: { ':r': region },
      Limit: 50,
    }),
  );
  const titles = Items.map((i) => String(i.title)).filter((t) => t.toLowerCase().includes(query.toLowerCase()));
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: page(query, region, titles),
  };
}
