import Koa from 'koa';
import Router from '@koa/router';
import bodyParser from 'koa-bodyparser';
import { createLogger, format, transports } from 'winston';
import { verifyPassword, issueToken } from './accounts';

const logger = createLogger({
  format: format.combine(format.timestamp(), format.json()),
  transports: [new transports.File({ filename: '/var/log/signin.log' })],
});

class SigninEvents {
  failed(login: string, reason: string) {
    logger.warn('signin failed', { login, reason });
  }

  succeeded(accountId: number) {
    logger.info('signin ok for account ' + accountId);
  }
}

const events = new SigninEvents();
const router = new Router();

router.post('/signin', async (ctx) => {
  const { login, password } = ctx.request.body as { login: string; password: string };
  const account = await verifyPassword(String(login), String(password));
  if (!account) {
    events.failed(login, 'bad credentials');
    ctx.throw(401, 'Wrong login or password');
  }
  events.succeeded(account.id);
  ctx.body = { token: await issueToken(account.id) };
});

const app = new Koa();
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
