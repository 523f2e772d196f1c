const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const { MongoClient } = require('mongodb');

const app = new Koa();
app.use(bodyParser());

const mongo = new MongoClient(process.env.MONGO_URL);

const FIELDS = ['country', 'plan', 'channel'];

function toMatch(criteria) {
  const match = { active: true };
  for (const field of FIELDS) {
    if (criteria[field] !== undefined) {
      match[field] = criteria[field];
    }
  }
  return match;
}

app.use(async (ctx) => {
  if (ctx.path !== '/segments' || ctx.method !== 'POST') return;
  const customers = mongo.db('crm').collection('customers');
  const pipeline = [
    { $match: toMatch(ctx.request.body) },
    { $group: { _id: '$plan', total: { $sum: 1 } } },
  ];
  ctx.body = await customers.aggregate(pipeline).toArray();
});

mongo.connect().then(() => app.listen(3900));
