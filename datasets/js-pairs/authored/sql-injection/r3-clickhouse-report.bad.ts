import { createClient } from '@clickhouse/client';
import Fastify from 'fastify';

const clickhouse = createClient({ url: process.env.CLICKHOUSE_URL });
const app = Fastify({ logger: true });

interface ReportQuery {
  tenant: string;
  from?: string;
  granularity?: string;
}

const BUCKETS: Record<string, string> = {
  hour: 'toStartOfHour(ts)',
  day: 'toStartOfDay(ts)',
  week: 'toStartOfWeek(ts)',
};

app.get<{ Querystring: ReportQuery }>('/reports/events', async (request, reply) => {
  const { tenant, from = '2024-01-01', granularity = 'day' } = request.query;
  const bucket = BUCKETS[granularity] ?? BUCKETS.day;

  const result = await clickhouse.query({
    query: `SELECT ${bucket} AS slot, count() AS n FROM events
            WHERE tenant = '${tenant}' AND ts >= {from:Date}
            GROUP BY slot ORDER BY slot`,
    query_params: { from },
    format: 'JSONEachRow',
  });

  return reply.send(await result.json());
});

app.listen({ port: 4100 });
