import Koa from 'koa';
import { createLogger, format, transports } from 'winston';

const line = format.printf((info) => `${info.timestamp} ${info.level}: ${info.message}`);
const log = createLogger({ format: format.combine(format.timestamp(), line), transports: [new transports.Console()] });

const app = new Koa();

function audit(action: string, who: string): void {
  log.info(`${action} by ${who}`);
}

app.use(async (ctx) => {
  audit('export', ctx.query.user as string);
  ctx.body = 'done';
});

app.listen(3000);
