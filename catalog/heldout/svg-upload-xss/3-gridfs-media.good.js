const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');
const { MongoClient, GridFSBucket, ObjectId } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL);
const bucket = () => new GridFSBucket(client.db('media'), { bucketName: 'uploads' });
const router = new Router();
const guard = jwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] });
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/webp']);

async function find(id) {
  if (!ObjectId.isValid(id)) return null;
  const [file] = await bucket().find({ _id: new ObjectId(id), 'metadata.public': true }).toArray();
  return file || null;
}

router.get('/media/:id', async (ctx) => {
  const file = await find(ctx.params.id);
  ctx.assert(file, 404);
  const { mimetype } = file.metadata;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Cache-Control', 'public, max-age=86400');
  if (!IMAGES.has(mimetype)) ctx.attachment('file.bin');
  ctx.type = IMAGES.has(mimetype) ? mimetype : 'application/octet-stream';
  ctx.body = bucket().openDownloadStream(file._id);
});

router.get('/media/:id/info', guard, async (ctx) => {
  const file = await find(ctx.params.id);
  ctx.assert(file, 404);
  ctx.body = { size: file.length, type: file.metadata.mimetype, uploaded: file.uploadDate };
});

const app = new Koa();
app.use(router.routes());
client.connect().then(() => app.listen(3000));
