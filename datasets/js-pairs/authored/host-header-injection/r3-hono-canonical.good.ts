import { Hono } from 'hono';
import { html } from 'hono/html';

const app = new Hono<{ Bindings: { SITE: string } }>();

app.get('/articles/:slug', async (c) => {
  const slug = c.req.param('slug');
  const origin = c.env.SITE;
  const article = await c.env.ARTICLES.get(slug, 'json');
  if (!article) return c.notFound();
  return c.html(html`<!doctype html>
    <head>
      <link rel="canonical" href="${origin}/articles/${encodeURIComponent(slug)}">
      <meta property="og:url" content="${origin}/articles/${encodeURIComponent(slug)}">
      <title>${article.title}</title>
    </head>
    <body>${article.body}</body>`);
});

app.get('/old/:slug', (c) => {
  return c.redirect(`/articles/${encodeURIComponent(c.req.param('slug'))}`, 301);
});

export default app;
