import 'dotenv/config';

function must(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? 3000),
  jwtSecret: must('JWT_SECRET'),
  webhookSecret: must('WEBHOOK_SECRET'),
  mail: {
    host: process.env.SMTP_HOST || 'mail.example.com',
    user: process.env.SMTP_USER || 'noreply',
    pass: process.env.SMTP_PASS || '',
  },
  tokenTtl: '15m',
  passwordField: 'password',
  tokenHeader: 'x-access-token',
};
