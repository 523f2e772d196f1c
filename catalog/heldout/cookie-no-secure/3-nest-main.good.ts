import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import session, { type SessionOptions } from 'express-session';
import helmet from 'helmet';
import { RedisStore } from 'connect-redis';
import { createClient } from 'redis';
import { doubleCsrf } from 'csrf-csrf';
import { AppModule } from './app.module';

async function sessionOptions(): Promise<SessionOptions> {
  const client = createClient({ url: process.env.REDIS_URL });
  await client.connect();
  return {
    store: new RedisStore({ client }),
    name: 'sid',
    secret: process.env.SESSION_SECRET as string,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 20 * 60 * 1000 },
  };
}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  app.set('trust proxy', 1);
  app.use(helmet());
  app.use(session(await sessionOptions()));
  const { doubleCsrfProtection } = doubleCsrf({
    getSecret: () => process.env.CSRF_SECRET as string,
    getSessionIdentifier: (req) => req.session.id,
    cookieName: '__Host-csrf',
    cookieOptions: { httpOnly: true, secure: true, sameSite: 'strict', path: '/' },
  });
  app.use(doubleCsrfProtection);
  await app.listen(process.env.PORT ?? 3000);
}

void bootstrap();
