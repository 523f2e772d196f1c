import Koa from 'koa';
import Router from '@koa/router';
import escape from 'lodash/escape';

class ErrorPage {
  constructor(private readonly status: number, private readonly detail: string) {}

  render(): string {
    return [
      '<!doctype html><title>Problem</title>',
      `<h1>Error ${this.status}</h1>`,
      `<p>We could not find ${escape(this.detail)}.</p>`,
      '<a href="/">Back to start</a>',
    ].join('\n');
  }
}

const router = new Router();
const PAGES: Record<string, string> = { about: '<h1>About us</h1>', terms: '<h1>Terms</h1>' };

router.get('/pages/:name', (ctx) => {
  const { name } = ctx.params;
  ctx.type = 'html';
  if (!Object.prototype.hasOwnProperty.call(PAGES, name)) {
    ctx.status = 404;
    ctx.body = new ErrorPage(404, name).render();
    return;
  }
  ctx.body = PAGES[name];
});

router.get('/echo', (ctx) => {
  ctx.type = 'text/plain';
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = String(ctx.query.text ?? '');
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
