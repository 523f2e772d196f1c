import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { Elysia } from 'elysia';
import { exec } from 'child_process';

const app = new Hono();
app.get('/valid', (c) => {
  exec('ls ' + c.req.valid('query').dir); // want "command-injection"
  exec('log-hit ' + c.req.url); // want "command-injection"
  exec('log-hit ' + c.req.header('Referer')); // want "command-injection"
  return c.text('ok');
});
app.get('/home', (c) => c.redirect('https://' + c.req.header('host') + '/home')); // want "host-header-injection"
app.get('/raw', (c) => c.html(html`<p>${raw(c.req.query('name')!)}</p>`)); // want "reflected-xss"
app.get('/tag', (c) => c.html(html`<p>${c.req.query('name')}</p>`));
app.get('/body', (c) => {
  c.header('Content-Type', 'text/html');
  return c.body('<p>' + c.req.query('name') + '</p>'); // want "reflected-xss"
});
app.get('/body/plain', (c) => c.body('Hello ' + c.req.query('name')));
app.get('/theme', (c) => c.text('ok', 200, { 'X-Theme': c.req.query('theme')! })); // want "http-header-injection"
app.get('/go', (c) => {
  c.header('Location', c.req.query('next')); // want "server-open-redirect"
  return c.body(null, 302);
});
app.get('/origin', (c) => {
  c.header('Access-Control-Allow-Origin', c.req.header('Origin')); // want "cors-credentials"
  c.header('Access-Control-Allow-Credentials', 'true');
  return c.json({ ok: true });
});

const elysia = new Elysia();
elysia.get('/hit', ({ headers, path }) => {
  exec('log-hit ' + headers['x-page']); // want "command-injection"
  exec('log-hit ' + path); // want "command-injection"
  return 'ok';
});
elysia.get('/home', ({ headers, redirect }) => redirect(`https://${headers.host}/home`)); // want "host-header-injection"
elysia.get('/go', ({ query, redirect }) => redirect(query.next!)); // want "server-open-redirect"
elysia.get('/set', ({ query, set }) => {
  set.redirect = query.next; // want "server-open-redirect"
});
elysia.get('/page', ({ query, html }: any) => html('<p>' + query.name + '</p>')); // want "reflected-xss"
elysia.get('/fixed', ({ redirect }) => redirect('/home'));
