import Koa from 'koa';
import Router from '@koa/router';
import sanitizeHtml from 'sanitize-html';
import { issues } from './issues.mjs';

function clean(markup) {
  return sanitizeHtml(markup, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'h1', 'img'],
    allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
  });
}

const escapeText = (s) => s.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const router = new Router();

// Issues are e-mails that anyone may send to the editor's address.
router.get('/newsletter/:number', async (ctx) => {
  const number = Number.parseInt(ctx.params.number, 10);
  const issue = Number.isInteger(number) ? await issues.byNumber(number) : null;
  if (!issue) {
    ctx.throw(404, 'no such issue');
  }
  ctx.type = 'html';
  ctx.body = `<!doctype html>
<html lang="en">
<head><title>${escapeText(issue.subject)}</title></head>
<body>
<h1>${escapeText(issue.subject)}</h1>
${clean(issue.html)}
<nav><a href="/newsletter/${number - 1}">Earlier</a></nav>
</body>
</html>`;
});

const app = new Koa();
app.use(router.routes());
export default app;
