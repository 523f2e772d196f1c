import Koa from 'koa';
import Router from '@koa/router';
import { marked } from 'marked';
import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import { Release } from './models.mjs';

const purify = createDOMPurify(new JSDOM('').window);
const router = new Router();

class NotesRenderer {
  constructor(options) {
    this.options = { gfm: true, breaks: false, ...options };
  }

  about(text) {
    return purify.sanitize(marked.parse(text, this.options));
  }

  notes(text) {
    return purify.sanitize(marked.parse(text, this.options));
  }
}

const renderer = new NotesRenderer({ breaks: true });
const INTRO = marked.parse('# Releases\n\nNewest *first*.');

router.get('/projects/:id/releases', async (ctx) => {
  const releases = await Release.findAll({ where: { projectId: Number(ctx.params.id) }, order: [['id', 'DESC']] });
  const body = releases.map((r) => `<section>${renderer.notes(r.notes)}${renderer.about(r.about)}</section>`);
  ctx.type = 'html';
  ctx.body = `<!doctype html><main>${INTRO}${body.join('')}</main>`;
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
