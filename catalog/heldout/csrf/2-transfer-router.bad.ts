import Koa from 'koa';
import Router from '@koa/router';
import session from 'koa-session';
import bodyParser from 'koa-bodyparser';
import { sessionConfig } from './session-config';
import { TransferService } from './transfers';

class TransferRoutes {
  readonly router = new Router({ prefix: '/transfers' });

  constructor(private readonly transfers: TransferService) {
    this.router.use(async (ctx, next) => {
      ctx.assert(ctx.session?.userId, 401);
      await next();
    });
    this.router.get('/', async (ctx) => {
      ctx.body = await this.transfers.list(ctx.session!.userId);
    });
    this.router.post('/', async (ctx) => { // want "csrf"
      const { to, amount } = ctx.request.body as { to: string; amount: string };
      const cents = Math.round(Number(amount) * 100);
      ctx.assert(Number.isSafeInteger(cents) && cents > 0, 400);
      ctx.body = await this.transfers.create(ctx.session!.userId, String(to), cents);
    });
  }
}

const app = new Koa();
app.keys = [process.env.COOKIE_KEY as string];
app.use(session(sessionConfig, app));
app.use(bodyParser({ enableTypes: ['form', 'json'] }));
app.use(new TransferRoutes(new TransferService()).router.routes());
app.listen(3000);
