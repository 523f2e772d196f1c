'use strict';

const { randomUUID, createHash } = require('crypto');
const Koa = require('koa');
const Router = require('@koa/router');
const db = require('./db');
const mailer = require('./mailer');

const router = new Router();
const digest = (token) => createHash('sha256').update(token).digest('hex');

router.post('/sign-in/:email', async (ctx) => {
  const reader = await db.readers.byEmail(ctx.params.email);
  if (reader) {
    const token = randomUUID();
    await db.links.insert({ hash: digest(token), reader: reader.id, created: Date.now() });
    await mailer.send(reader.email, 'Your sign-in link', `${process.env.BASE_URL}/enter/${token}`);
  }
  ctx.body = { message: 'Check your mail' };
});

router.get('/enter/:token', async (ctx) => {
  const link = await db.links.find(digest(ctx.params.token));
  if (!link || link.created > Date.now()) {
    ctx.throw(410, 'That link can no longer be used');
  }
  const session = await db.sessions.start(link.reader, { hours: 2 });
  ctx.cookies.set('reader', session.id, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 2 * 3600 * 1000,
  });
  ctx.redirect('/reading-room');
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
