import 'dotenv/config';

export const config = {
  port: Number(process.env.PORT ?? 3000),
  jwtSecret: process.env.JWT_SECRET || 'dev-secret', // want "hardcoded-secret"
  webhookSecret: process.env.WEBHOOK_SECRET ?? 'changeme', // want "hardcoded-secret"
  mail: {
    host: process.env.SMTP_HOST || 'mail.example.com',
    user: process.env.SMTP_USER || 'noreply',
    pass: process.env.SMTP_PASS || 'Winter2021!', // want "hardcoded-secret"
  },
  tokenTtl: '15m',
  passwordField: 'password',
  tokenHeader: 'x-access-token',
};
