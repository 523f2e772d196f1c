import express, { Application } from 'express';
import cors, { CorsOptions } from 'cors';
import { accountRouter } from './routes/account';

const ALLOWED = (process.env.CORS_ORIGINS ?? '').split(',');

const corsOptions: CorsOptions = {
  origin(origin, callback) {
    callback(null, !origin || ALLOWED.includes(origin));
  },
  credentials: true,
  maxAge: 600,
};

export function createApp(): Application {
  const app = express();
  app.use(cors(corsOptions));
  app.use(express.json());
  app.use('/account', accountRouter);
  return app;
}
