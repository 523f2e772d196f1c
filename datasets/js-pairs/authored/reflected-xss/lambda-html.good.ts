import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import he from "he";

interface View {
  term: string;
  hits: number;
}

function render(view: View): string {
  return ["<html><body>", "<p>", view.hits, " hits for ", he.encode(view.term), "</p>", "</body></html>"].join("");
}

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const term = event.queryStringParameters?.term ?? "";
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html; charset=utf-8" },
    body: render({ term, hits: term.length }),
  };
};
