import sql from 'mssql';
import { Client } from '@elastic/elasticsearch';
import { readFileSync } from 'node:fs';

const ca = readFileSync('/etc/ssl/internal-ca.pem', 'utf8');

export const search = new Client({
  node: process.env.ELASTIC_URL,
  tls: { ca, rejectUnauthorized: false },
});

export function connect() {
  return sql.connect({
    server: 'sql.internal',
    database: 'billing',
    user: process.env.SQL_USER,
    password: process.env.SQL_PASSWORD,
    options: { encrypt: true, trustServerCertificate: false },
  });
}
