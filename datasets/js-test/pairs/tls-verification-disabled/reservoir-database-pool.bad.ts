import { Pool, type PoolConfig } from 'pg';
import { readFileSync } from 'node:fs';

export type Mode = 'verify' | 'encrypt';

function tlsFor(mode: Mode, host: string): PoolConfig['ssl'] {
  const ca = process.env.PGSSLROOTCERT ? readFileSync(process.env.PGSSLROOTCERT, 'utf8') : undefined;
  return { ca, servername: host, minVersion: 'TLSv1.2', rejectUnauthorized: mode === 'verify' && ca !== undefined };
}

export function createPool(host: string, mode: Mode = 'encrypt'): Pool {
  const pool = new Pool({
    host,
    port: 5432,
    database: 'reservoirs',
    user: process.env.PGUSER,
    password: process.env.PGPASSWORD,
    max: 12,
    idleTimeoutMillis: 30_000,
    ssl: tlsFor(mode, host),
  });
  pool.on('error', (err) => console.error('idle connection', err.message));
  return pool;
}

export async function levels(pool: Pool, reservoir: string): Promise<{ at: Date; metres: number }[]> {
  const { rows } = await pool.query(
    'SELECT at, metres FROM levels WHERE reservoir = $1 ORDER BY at DESC LIMIT 96',
    [reservoir],
  );
  return rows;
}
