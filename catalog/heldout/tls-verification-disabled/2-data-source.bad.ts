import { readFileSync } from 'node:fs';
import { DataSource, type DataSourceOptions } from 'typeorm';
import nodemailer from 'nodemailer';
import { Account } from './account.entity';

interface TlsSettings {
  rejectUnauthorized: boolean;
  ca?: string;
}

function tls(): TlsSettings {
  return { rejectUnauthorized: false }; // want "tls-verification-disabled"
}

const options: DataSourceOptions = {
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [Account],
  synchronize: false,
  ssl: tls(),
};

export const dataSource = new DataSource(options);

export const mailer = nodemailer.createTransport({
  host: 'smtp.example.com',
  port: 587,
  requireTLS: true,
  tls: { minVersion: 'TLSv1.2', ca: readFileSync('/etc/ssl/mail-ca.pem') },
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
});
