const Koa = require('koa');
const { koaBody } = require('koa-body');
const serve = require('koa-static');
const Router = require('@koa/router');
const fs = require('fs/promises');
const path = require('path');

const app = new Koa();
const router = new Router();
const PUBLIC = path.join(__dirname, 'public');
const ACCEPT = ['.pdf', '.docx'];

router.post('/cv', koaBody({ multipart: true }), async (ctx) => {
  const file = ctx.request.files.cv;
  const name = path.basename(file.originalFilename);
  if (!ACCEPT.includes(path.extname(name).toLowerCase())) ctx.throw(415);
  await fs.copyFile(file.filepath, path.join(PUBLIC, 'cv', name));
  ctx.body = { link: `/cv/${encodeURIComponent(name)}` };
});

app.use(serve(PUBLIC));
app.use(router.routes());
app.listen(3000);
