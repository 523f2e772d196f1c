import sql from 'mssql';
import type { APIGatewayProxyHandler } from 'aws-lambda';

class Query {
  private parts: string[] = [];

  where(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  toString(): string {
    return 'SELECT id, title FROM tickets WHERE ' + this.parts.join(' AND ');
  }
}

export const handler: APIGatewayProxyHandler = async (event) => {
  const status = event.queryStringParameters?.status ?? 'open';
  const pool = await sql.connect(process.env.DB!);
  const query = new Query().where('deleted = 0').where(`status = '${status}'`);
  const result = await pool.request().query(query.toString());
  return { statusCode: 200, body: JSON.stringify(result.recordset) };
};
