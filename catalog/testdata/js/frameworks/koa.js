const Koa = require('koa'); const Router = require('@koa/router'); const fs = require('fs');
const app = new Koa(); const router = new Router();
router.get('/a', async (ctx) => { ctx.body = '<p>' + ctx.query.q; }); // want "reflected-xss"
router.get('/b', async (ctx) => { ctx.type = 'text/plain'; ctx.body = '<p>' + ctx.query.q; });
router.get('/c', async (ctx) => { ctx.body = { q: ctx.query.q }; });
router.get('/d', async (ctx) => { ctx.redirect(ctx.query.to); }); // want "server-open-redirect"
router.get('/e', async (ctx) => { ctx.body = fs.createReadStream('/x/' + ctx.params.f); }); // want "path-traversal"
router.post('/f', async (c, next) => { await db.collection('u').findOne({ a: c.request.body.a }); }); // want "nosql-injection"
router.post('/g', async (c, next) => { await db.collection('u').findOne({ a: c.query.a }); });
app.use(async (ctx, next) => { ctx.set('X-A', ctx.get('Host')); });
