import Koa from 'koa';
import winston from 'winston';

const logger = winston.createLogger({
  format: winston.format.printf(({ level, message }) => `${new Date().toISOString()} ${level} ${message}`),
  transports: [new winston.transports.File({ filename: 'app.log' })],
});

const app = new Koa();

app.use(async (ctx, next) => {
  const search = ctx.query.q as string;
  logger.info(`search for ${search}`);
  await next();
});

app.listen(3000);
