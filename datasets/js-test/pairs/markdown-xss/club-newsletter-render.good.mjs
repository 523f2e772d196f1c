import { marked } from 'marked';
import { JSDOM } from 'jsdom';
import createDOMPurify from 'dompurify';
import Fastify from 'fastify';
import { issues } from './issues.mjs';

marked.use({ gfm: true, breaks: true });

const purify = createDOMPurify(new JSDOM('').window);

const layout = (title, body) => `<!doctype html>
<html lang="en"><head><title>${purify.sanitize(title, { ALLOWED_TAGS: [] })}</title></head>
<body><main>${body}</main></body></html>`;

const app = Fastify();

app.get('/issues/:number', async (request, reply) => {
  const issue = await issues.get(Number(request.params.number));
  if (!issue) return reply.code(404).send();

  const source = marked.parse(issue.markdown);
  const body = purify.sanitize(source);

  return reply.type('text/html').send(layout(`Issue ${issue.number}`, body));
});

await app.listen({ port: 3000 });
