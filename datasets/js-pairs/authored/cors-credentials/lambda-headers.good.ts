import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { loadInvoices } from './invoices';

const ORIGINS = ['https://billing.example.com', 'https://staging-billing.example.com'];

function corsHeaders(event: APIGatewayProxyEvent): Record<string, string> {
  const origin = event.headers.origin ?? event.headers.Origin ?? '';
  return {
    'Access-Control-Allow-Origin': ORIGINS.includes(origin) ? origin : ORIGINS[0],
    'Access-Control-Allow-Credentials': 'true',
    'Content-Type': 'application/json',
  };
}

export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const owner = event.requestContext.authorizer?.principalId;
  const invoices = await loadInvoices(owner);
  return { statusCode: 200, headers: corsHeaders(event), body: JSON.stringify(invoices) };
};
