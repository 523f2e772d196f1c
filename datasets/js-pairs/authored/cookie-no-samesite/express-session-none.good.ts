import express from 'express';
import session from 'express-session';
import RedisStore from 'connect-redis';
import { createClient } from 'redis';

const redis = createClient({ url: process.env.REDIS_URL });
await redis.connect();

export function buildApp() {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use(
    session({
      name: 'bank.sid',
      secret: process.env.SESSION_SECRET!,
      store: new RedisStore({ client: redis }),
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        maxAge: 20 * 60 * 1000,
      },
    }),
  );
  app.get('/', (req, res) => res.render('home', { user: req.session.user }));
  return app;
}
