import { Pool } from 'mysql2/promise';
import { Context } from 'koa';

export class OrdersGateway {
  constructor(private readonly pool: Pool) {}

  private where(criteria: Record<string, string>) {
    const parts: string[] = [];
    const values: string[] = [];
    for (const [column, value] of Object.entries(criteria)) {
      if (!['status', 'city', 'channel'].includes(column)) continue;
      parts.push(`${column} = ?`);
      values.push(value);
    }
    return { text: parts.length ? 'WHERE ' + parts.join(' AND ') : '', values };
  }

  async list(ctx: Context) {
    const { text, values } = this.where(ctx.query as Record<string, string>);
    const [rows] = await this.pool.query(`SELECT id, total FROM orders ${text} LIMIT 100`, values);
    ctx.body = rows;
  }
}
