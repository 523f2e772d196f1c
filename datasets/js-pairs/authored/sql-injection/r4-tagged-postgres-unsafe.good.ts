import postgres from 'postgres';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const sql = postgres(process.env.DATABASE_URL!);

const columns = ['name', 'created_at', 'score'] as const;

export const GET: RequestHandler = async ({ url }) => {
  const order = url.searchParams.get('order') ?? 'name';
  const min = Number(url.searchParams.get('min') ?? 0);
  const rows = columns.includes(order as (typeof columns)[number])
    ? await sql`select * from players where score >= ${min} order by ${sql.unsafe(order)}`
    : [];
  return json(rows);
};
