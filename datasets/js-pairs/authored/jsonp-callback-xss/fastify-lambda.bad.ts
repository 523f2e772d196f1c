import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { inventory } from "./inventory";

export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { sku = "", callback } = event.queryStringParameters ?? {};
  const stock = await inventory.bySku(sku);
  if (callback === undefined) {
    return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(stock) };
  }
  return {
    statusCode: 200,
    headers: { "content-type": "application/javascript; charset=utf-8" },
    body: `${callback}(${JSON.stringify(stock)})`,
  };
}
