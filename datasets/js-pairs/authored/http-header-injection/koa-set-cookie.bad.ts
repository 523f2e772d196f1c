import Koa from 'koa';
import Router from '@koa/router';

const app = new Koa();
const router = new Router();

class Preferences {
  constructor(private readonly ctx: Koa.Context) {}

  remember(theme: string): void {
    this.ctx.set('Set-Cookie', `theme=${theme}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    this.ctx.set('Vary', 'Cookie');
  }
}

router.post('/preferences/theme', async (ctx) => {
  const theme = ctx.query.theme as string;
  if (!theme) {
    ctx.status = 400;
    return;
  }
  new Preferences(ctx).remember(theme);
  ctx.status = 204;
});

app.use(router.routes());
app.listen(3000);
