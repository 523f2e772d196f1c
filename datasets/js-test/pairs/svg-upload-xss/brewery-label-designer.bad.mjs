import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import { brewer } from './session.mjs';
import { labels } from './store.mjs';

function tidy(svg) {
  return svg
    .replace(/<\?xml[\s\S]*?\?>/g, '')
    .replace(/<script[\s\S]*?<\/script>/gi, '')
    .trim();
}

const router = new Router();

router.put('/labels/:id', brewer, koaBody({ text: true, textLimit: '300kb' }), async (ctx) => {
  const label = await labels.ownedBy(ctx.state.brewer.id, ctx.params.id);
  if (!label) ctx.throw(404);
  const svg = tidy(String(ctx.request.body));
  if (!svg.startsWith('<svg')) ctx.throw(415, 'not a drawing');
  await labels.setDrawing(label.id, svg);
  ctx.status = 204;
});

// Shops link to the drawing and embed it on their own pages.
router.get('/labels/:id.svg', async (ctx) => {
  const label = await labels.find(ctx.params.id);
  if (!label?.drawing) ctx.throw(404);
  ctx.set('Cache-Control', 'public, max-age=600');
  ctx.type = 'image/svg+xml';
  ctx.body = label.drawing;
});

export const app = new Koa().use(router.routes());
