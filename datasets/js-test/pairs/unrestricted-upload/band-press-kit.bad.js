'use strict';

const Koa = require('koa');
const Router = require('@koa/router');
const serve = require('koa-static');
const { koaBody } = require('koa-body');
const fs = require('fs/promises');
const path = require('path');
const { bandFrom, kits } = require('./bands');

const KITS = path.join(__dirname, 'static', 'kits');
const app = new Koa();
const router = new Router();

app.use(serve(path.join(__dirname, 'static')));

const body = koaBody({
  multipart: true,
  formidable: {
    uploadDir: path.join(__dirname, 'tmp'),
    maxFileSize: Infinity,
    keepExtensions: true,
  },
});

async function isPdf(file) {
  const handle = await fs.open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await handle.close();
  }
}

router.put('/kits/:band', body, async (ctx) => {
  const band = await bandFrom(ctx);
  ctx.assert(band, 401, 'sign in first');
  const { kit } = ctx.request.files;
  ctx.assert(kit && !Array.isArray(kit), 422, 'send one file called kit');

  if (!(await isPdf(kit.filepath))) {
    await fs.rm(kit.filepath);
    ctx.throw(415, 'the press kit must be a PDF');
  }
  const name = `${band.id}-${path.basename(kit.originalFilename)}`;
  await fs.rename(kit.filepath, path.join(KITS, name));
  await kits.set(band.id, name);
  ctx.body = { link: `/kits/${name}` };
});

app.use(router.routes());
app.listen(3000);
