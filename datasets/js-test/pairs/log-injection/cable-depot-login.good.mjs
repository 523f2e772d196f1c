import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import winston from 'winston';
import { verifyOperator } from './operators.mjs';

const { combine, timestamp, json } = winston.format;

const logger = winston.createLogger({
  level: 'info',
  format: combine(timestamp(), json()),
  transports: [new winston.transports.File({ filename: '/var/log/depot/auth.log', maxsize: 5e6 })],
});

const router = new Router();

router.post('/login', koaBody(), async (ctx) => {
  const { user = '', pin = '' } = ctx.request.body;
  const operator = await verifyOperator(String(user), String(pin));
  if (!operator) {
    logger.warn(`login refused for ${user} from ${ctx.ip}`);
    ctx.status = 401;
    ctx.body = { error: 'wrong user or pin' };
    return;
  }
  logger.info(`login accepted for operator ${operator.id}`);
  ctx.cookies.set('depot', operator.session, { httpOnly: true, secure: true, sameSite: 'strict' });
  ctx.status = 204;
});

new Koa().use(router.routes()).listen(3001);
