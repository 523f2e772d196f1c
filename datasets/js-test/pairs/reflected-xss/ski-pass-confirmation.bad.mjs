import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import escapeHtml from 'escape-html';
import { reservePass } from './passes.mjs';

const router = new Router();

class ConfirmationPage {
  #parts = ['<!doctype html><meta charset="utf-8"><title>Ski pass</title>'];

  heading(text) {
    this.#parts.push(`<h1>${escapeHtml(text)}</h1>`);
    return this;
  }

  paragraph(text) {
    this.#parts.push(`<p>${text}</p>`);
    return this;
  }

  toString() {
    return this.#parts.join('\n');
  }
}

router.post('/passes', koaBody(), async (ctx) => {
  const { holder = '', days = '1' } = ctx.request.body;
  const count = Math.min(Number.parseInt(days, 10) || 1, 14);
  const pass = await reservePass(String(holder), count);
  ctx.body = new ConfirmationPage()
    .heading(`Pass ${pass.number}`)
    .paragraph(`Thank you, ${holder}. Collect your ${count}-day pass at the valley station.`)
    .toString();
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
