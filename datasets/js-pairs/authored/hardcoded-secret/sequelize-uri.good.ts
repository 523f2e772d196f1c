import { Sequelize, DataTypes } from 'sequelize';
import pino from 'pino';

const log = pino({ name: 'billing-db' });

const url = `postgres://billing:${encodeURIComponent(process.env.DB_PASSWORD ?? '')}@db.internal.example.net:5432/billing`;

export const sequelize = new Sequelize(url, {
  logging: (sql) => log.debug(sql),
  pool: { max: 10, idle: 10_000 },
  dialectOptions: { ssl: { rejectUnauthorized: true } },
});

export const Invoice = sequelize.define('invoice', {
  number: { type: DataTypes.STRING, unique: true },
  cents: DataTypes.INTEGER,
});

export async function connect(): Promise<void> {
  await sequelize.authenticate();
  log.info('connected');
}
