import { Pool } from 'pg';
import type { FastifyInstance } from 'fastify';

interface ReportFilter {
  region: string;
  from: string;
  limit: number;
}

class ReportRepository {
  constructor(private readonly pool: Pool) {}

  async findByFilter(filter: ReportFilter) {
    const conditions = ['archived = false'];
    const params: unknown[] = [];
    if (filter.region) conditions.push('region = $' + params.push(filter.region));
    if (filter.from) conditions.push('day >= $' + params.push(filter.from));
    const limit = Math.min(filter.limit, 500);
    const text = 'SELECT day, region, revenue FROM reports WHERE ' + conditions.join(' AND ') + ' LIMIT ' + limit;
    const result = await this.pool.query(text, params);
    return result.rows;
  }
}

export default async function reports(app: FastifyInstance) {
  const repo = new ReportRepository(new Pool({ connectionString: process.env.PG_URL }));
  app.addHook('onRequest', (app as any).authenticate);

  app.get<{ Querystring: Record<string, string> }>('/reports', async (request) => {
    const { region = '', from = '', limit = '50' } = request.query;
    return repo.findByFilter({ region, from, limit: Number.parseInt(limit, 10) || 50 });
  });
}
