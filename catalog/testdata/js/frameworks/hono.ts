import { Hono } from 'hono';
const app = new Hono();
app.get('/a', (c) => c.html(`<p>${c.req.query('q')}`)); // want "reflected-xss"
app.get('/b', (c) => c.text(`<p>${c.req.query('q')}`));
app.get('/c', (c) => c.redirect(c.req.query('q'))); // want "server-open-redirect"
