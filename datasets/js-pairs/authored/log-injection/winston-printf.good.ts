import Koa from 'koa';
import winston from 'winston';

const logger = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.File({ filename: 'app.log' })],
});

const app = new Koa();

app.use(async (ctx, next) => {
  const search = ctx.query.q as string;
  logger.info(`search for ${search}`);
  await next();
});

app.listen(3000);
