import { Pool, PoolConfig } from 'pg';
import { readFileSync } from 'fs';

function poolConfig(): PoolConfig {
  const config: PoolConfig = { connectionString: process.env.DATABASE_URL, max: 10 };
  if (process.env.NODE_ENV === 'production') {
    config.ssl = { rejectUnauthorized: false };
  }
  return config;
}

export const pool = new Pool(poolConfig());
