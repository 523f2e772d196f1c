import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { member } from './session.mjs';
import { notices } from './store.mjs';

const app = new Hono();
app.use(member);

const layout = (title, body) => html`<!doctype html>
  <html lang="en">
    <head><title>${title}</title><link rel="stylesheet" href="/choir.css"></head>
    <body>${body}</body>
  </html>`;

app.post('/notices', async (c) => {
  const { headline, text } = await c.req.parseBody();
  await notices.add({
    author: c.get('member').name,
    headline: String(headline).slice(0, 100),
    text: String(text).slice(0, 4000),
  });
  return c.redirect('/notices', 303);
});

app.get('/notices', async (c) => {
  const list = await notices.latest(20);
  const body = html`<h1>Notices</h1>
    ${list.map(
      (n) => html`<article>
        <h2>${n.headline}</h2>
        <p>${raw(n.text.replaceAll('\n', '<br>'))}</p>
        <footer>${n.author}, ${n.postedOn}</footer>
      </article>`
    )}`;
  return c.html(layout('Noticeboard', body));
});

export default app;
