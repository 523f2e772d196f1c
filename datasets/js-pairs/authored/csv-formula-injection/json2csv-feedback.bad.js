const Koa = require('koa');
const Router = require('@koa/router');
const { Parser } = require('json2csv');
const mongoose = require('mongoose');

const Feedback = mongoose.model('Feedback', new mongoose.Schema({ email: String, text: String, at: Date }));
const router = new Router();

const columns = ['email', 'text', 'at'];

router.get('/feedback/export', async (ctx) => {
  const docs = await Feedback.find().sort({ at: -1 }).limit(500).lean();
  const parser = new Parser({ fields: columns });
  ctx.type = 'text/csv';
  ctx.attachment('feedback.csv');
  ctx.body = parser.parse(docs);
});

const app = new Koa();
app.use(router.routes());
app.listen(3000);
